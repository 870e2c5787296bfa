package org.trainyard.benchmarks.peer;

/**
 * What one repetition of one peer gave.
 *
 * @param examplesPerSecond training rows by the wall time of the epoch
 * @param accuracy share of the test rows classified right after that epoch, 0 to 1
 * @param peakMemoryBytes largest resident memory of the training process and its children
 */
public record Measurement(double examplesPerSecond, double accuracy, long peakMemoryBytes) {}
