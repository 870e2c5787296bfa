package org.trainyard.jobs.training;

import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.jobs.training.round.RoundOutcome;

/** Ends a training whose numbers have run away, before they are saved anywhere. */
final class Divergence {
  /** No healthy training's loss grows to so many times what its first round had. */
  private static final double LARGEST_GROWTH = 1000;

  /** Losses near zero may grow by any factor. */
  private static final double SMALLEST_EXPLOSION = 100;

  private Divergence() {}

  /**
   * Checks a round.
   *
   * @param firstLoss loss of the training's first round
   * @param round number of the round, from 1
   * @throws JobException if the loss or a parameter is no number, or the loss has exploded
   */
  static void check(RoundOutcome outcome, double firstLoss, long round, int epoch) {
    double loss = outcome.loss();
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss, round, epoch);
    }
    if (loss > SMALLEST_EXPLOSION && loss > LARGEST_GROWTH * firstLoss) {
      throw diverged("the loss has grown from " + firstLoss + " to " + loss, round, epoch);
    }
    for (float parameter : outcome.averaged().parameters()) {
      if (!Float.isFinite(parameter)) {
        throw diverged("a parameter is " + parameter, round, epoch);
      }
    }
  }

  private static JobException diverged(String what, long round, int epoch) {
    return new JobException(
        ExitCode.FAILED,
        String.format(
            "%s in round %d (epoch %d). Lower train.optimizer.learning-rate, or set"
                + " train.optimizer.gradient-clip. The last checkpoint is kept",
            what, round, epoch + 1));
  }
}
