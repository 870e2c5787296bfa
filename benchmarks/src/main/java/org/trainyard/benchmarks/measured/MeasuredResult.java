package org.trainyard.benchmarks.measured;

import java.util.Locale;

/**
 * What a measured process reports.
 *
 * @param examplesPerSecond training rows by the wall time of the epoch
 * @param accuracy share of the test rows classified right after that epoch, 0 to 1
 */
public record MeasuredResult(double examplesPerSecond, double accuracy) {
  /** The line of standard output that the bench reads. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "RESULT {\"examplesPerSecond\":%.3f,\"accuracy\":%.6f}",
        examplesPerSecond,
        accuracy);
  }
}
