package org.trainyard.benchmarks.measured;

import java.util.Locale;

/**
 * What a process reports that measured a network over tokens.
 *
 * @param examplesPerSecond rows by the wall time of training
 * @param loss mean over the rows that count, before each minibatch's step
 * @param parameters how many the network has
 * @param syncShare share of the wall time that is not the slowest worker's training, 0 to 1; 0
 *     without workers
 */
public record SequenceResult(
    double examplesPerSecond, double loss, long parameters, double syncShare) {
  /** The line of standard output that the bench reads. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "RESULT {\"examplesPerSecond\":%.3f,\"loss\":%.6f,\"parameters\":%d,\"syncShare\":%.6f}",
        examplesPerSecond,
        loss,
        parameters,
        syncShare);
  }
}
