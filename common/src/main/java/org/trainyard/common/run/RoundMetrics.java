package org.trainyard.common.run;

import java.util.Optional;

/**
 * One line of {@code metrics.jsonl}: one round.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param round number of the round, from 1
 * @param epoch number of the epoch, from 0
 * @param examples rows trained in the round
 * @param loss mean loss of those rows, before each minibatch's step
 * @param learningRate the optimizer's rate at the end of the round
 * @param seconds wall time of the round: from the state before it to the checked state after it,
 *     without validation and checkpoints
 * @param computeSeconds training time of its slowest worker
 * @param bytesMoved bytes of parameters and moments that went to the workers and came back, a copy
 *     for each worker; computed from their number, not measured
 * @param validation scores on the validation split; in the last round of an epoch
 */
public record RoundMetrics(
    int formatVersion,
    long round,
    int epoch,
    long examples,
    double loss,
    double learningRate,
    double seconds,
    double computeSeconds,
    long bytesMoved,
    Optional<Validation> validation) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "metrics.jsonl";

  /**
   * Scores on the validation split.
   *
   * @param rows rows scored
   * @param accuracy share of rows whose class was predicted, or of hidden tokens that were
   * @param loss mean loss of a row, or of a hidden token
   */
  public record Validation(long rows, double accuracy, double loss) {}

  /** Wall time that was not training. */
  public double syncSeconds() {
    return Math.max(0, seconds - computeSeconds);
  }
}
