package org.trainyard.jobs.training.round;

import java.util.Optional;
import java.util.stream.IntStream;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Ends a training whose numbers have run away, before they are saved anywhere. */
public final class Divergence {
  /** No healthy training's loss grows to so many times what its first round had. */
  private static final double LARGEST_GROWTH = 1000;

  /** Losses near zero may grow by any factor. */
  private static final double SMALLEST_EXPLOSION = 100;

  private static final int BLOCK = 1 << 14;

  private final String wayOut;
  private Optional<Double> firstLoss;

  /**
   * A guard over one training.
   *
   * @param firstLoss loss of its first round, if that was trained before
   * @param wayOut what the user can do, a sentence
   */
  public Divergence(Optional<Double> firstLoss, String wayOut) {
    this.firstLoss = firstLoss;
    this.wayOut = wayOut;
  }

  /**
   * Checks the next round.
   *
   * @param began what the round began with
   * @param reached the state after it
   * @throws JobException if the loss or a number of the state is none, or the loss has exploded
   */
  public void check(RoundOutcome outcome, RoundState began, RoundState reached) {
    double loss = outcome.loss();
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss, began);
    }
    double first = firstLoss.orElse(loss);
    firstLoss = Optional.of(first);
    if (loss > SMALLEST_EXPLOSION && loss > LARGEST_GROWTH * first) {
      throw diverged("the loss has grown from " + first + " to " + loss, began);
    }
    check(reached.network().parameters(), "a parameter", began);
    check(reached.network().moments(), "a moment of the optimizer", began);
    check(reached.ruleMemory(), "a number that the averaging rule remembers", began);
  }

  private void check(float[] values, String what, RoundState began) {
    IntStream.range(0, (values.length + BLOCK - 1) / BLOCK)
        .parallel()
        .flatMap(block -> wrong(values, block * BLOCK))
        .findFirst()
        .ifPresent(
            index -> {
              throw diverged(what + " is " + values[index], began);
            });
  }

  private static IntStream wrong(float[] values, int from) {
    for (int i = from; i < Math.min(values.length, from + BLOCK); i++) {
      if (!Float.isFinite(values[i])) {
        return IntStream.of(i);
      }
    }
    return IntStream.empty();
  }

  private JobException diverged(String what, RoundState state) {
    return new JobException(
        ExitCode.FAILED,
        String.format(
            "%s in round %d (epoch %d). %s", what, state.round() + 1, state.epoch() + 1, wayOut));
  }
}
