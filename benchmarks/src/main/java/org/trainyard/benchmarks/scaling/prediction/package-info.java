/** What the simulator says of clusters that nobody has at hand: settings, answers, their report. */
package org.trainyard.benchmarks.scaling.prediction;
