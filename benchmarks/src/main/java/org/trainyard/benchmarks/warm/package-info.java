/**
 * What runs inside the measured process of the peer {@code trainyard}: Trainyard's own job, after a
 * warm-up as that of the other peers.
 */
package org.trainyard.benchmarks.warm;
