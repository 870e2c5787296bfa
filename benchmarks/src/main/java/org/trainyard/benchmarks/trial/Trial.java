package org.trainyard.benchmarks.trial;

import org.trainyard.common.report.Formats;

/**
 * One training and the evaluation of its model.
 *
 * @param seed what initial parameters and order of rows follow from
 * @param workers workers whose parameters were averaged
 * @param runId the run, by which it is found again
 * @param epochs epochs run
 * @param rowsTrained rows trained, over all epochs
 * @param rowsEvaluated rows evaluated
 * @param accuracy share of them whose class was predicted
 * @param examplesPerSecond rows trained per second
 * @param bytesMoved bytes of parameters and moments that went to the workers and came back
 * @param seconds wall time of the rounds
 * @param modelSha256 digest of the model
 */
public record Trial(
    long seed,
    int workers,
    String runId,
    int epochs,
    long rowsTrained,
    long rowsEvaluated,
    double accuracy,
    double examplesPerSecond,
    long bytesMoved,
    double seconds,
    String modelSha256) {
  /** Accuracy and rate, in words. */
  public String described() {
    return String.format(
        "accuracy %s, %s examples/s",
        Formats.percent(accuracy), Formats.count(Math.round(examplesPerSecond)));
  }
}
