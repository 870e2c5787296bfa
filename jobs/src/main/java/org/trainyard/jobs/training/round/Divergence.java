package org.trainyard.jobs.training.round;

import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Ends a training whose numbers have run away, before they are saved anywhere. */
public final class Divergence {
  /** No healthy training's loss grows to so many times what its first round had. */
  private static final double LARGEST_GROWTH = 1000;

  /** Losses near zero may grow by any factor. */
  private static final double SMALLEST_EXPLOSION = 100;

  private Divergence() {}

  /**
   * Checks a round.
   *
   * @param firstLoss loss of the training's first round
   * @param state what the round began with
   * @param wayOut what the user can do, a sentence
   * @throws JobException if the loss or a parameter is no number, or the loss has exploded
   */
  public static void check(
      RoundOutcome outcome, double firstLoss, RoundState state, String wayOut) {
    double loss = outcome.loss();
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss, state, wayOut);
    }
    if (loss > SMALLEST_EXPLOSION && loss > LARGEST_GROWTH * firstLoss) {
      throw diverged("the loss has grown from " + firstLoss + " to " + loss, state, wayOut);
    }
    check(outcome.averaged().parameters(), "a parameter", state, wayOut);
    check(outcome.averaged().moments(), "a moment of the optimizer", state, wayOut);
  }

  private static void check(float[] values, String what, RoundState state, String wayOut) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw diverged(what + " is " + value, state, wayOut);
      }
    }
  }

  private static JobException diverged(String what, RoundState state, String wayOut) {
    return new JobException(
        ExitCode.FAILED,
        String.format(
            "%s in round %d (epoch %d). %s", what, state.round() + 1, state.epoch() + 1, wayOut));
  }
}
