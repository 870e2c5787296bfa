package org.trainyard.benchmarks.peer;

import java.util.OptionalDouble;

/**
 * What one repetition of one peer gave.
 *
 * @param examplesPerSecond training rows by the wall time of the epoch
 * @param accuracy share of the test rows classified right after that epoch, 0 to 1
 * @param peakMemoryBytes largest resident memory of the training process and its children
 * @param syncShare share of the workers' time that went into synchronising, 0 to 1; absent for
 *     peers that do not tell
 */
public record Measurement(
    double examplesPerSecond, double accuracy, long peakMemoryBytes, OptionalDouble syncShare) {
  /** What a peer gave that does not tell its time of synchronising. */
  public Measurement(double examplesPerSecond, double accuracy, long peakMemoryBytes) {
    this(examplesPerSecond, accuracy, peakMemoryBytes, OptionalDouble.empty());
  }
}
