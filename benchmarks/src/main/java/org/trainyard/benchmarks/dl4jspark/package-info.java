/**
 * What runs inside the measured process of the DL4J peers: DL4J as its documentation shows it. It
 * uses nothing of Trainyard, so that its class path can do without it.
 */
package org.trainyard.benchmarks.dl4jspark;
