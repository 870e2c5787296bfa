/**
 * What runs inside the measured process of the DL4J peers: DL4J as its documentation shows it. It
 * uses nothing of Trainyard beside the JDK-only {@code measured} package, so that its class path
 * can do without the rest.
 */
package org.trainyard.benchmarks.dl4jspark;
