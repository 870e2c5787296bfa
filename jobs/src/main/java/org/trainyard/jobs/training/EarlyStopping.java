package org.trainyard.jobs.training;

import java.util.List;
import java.util.Optional;
import org.trainyard.common.run.RoundMetrics;

/**
 * Which epoch is the best so far, and whether it is time to stop: follows from the rounds' metrics
 * alone, so a resumed training judges as the first one did.
 *
 * @param best number of the best epoch, from 0
 * @param last number of the last epoch that was scored
 * @param stop whether the best is so long ago that the training ends
 */
record EarlyStopping(int best, int last, boolean stop) {

  /** The judgement on the rounds so far; nothing where nothing is watched or scored yet. */
  static Optional<EarlyStopping> judge(EarlyStoppingSettings settings, List<RoundMetrics> rounds) {
    double bestScore = Double.NEGATIVE_INFINITY;
    int best = -1;
    int last = -1;
    for (RoundMetrics round : rounds) {
      Optional<Double> score = settings.score(round);
      if (score.isPresent()) {
        last = round.epoch();
        if (best < 0 || score.get() > bestScore + settings.minImprovement()) {
          bestScore = score.get();
          best = last;
        }
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(new EarlyStopping(best, last, last - best >= settings.patience()));
  }

  /** Whether the last epoch is the best. */
  boolean lastIsBest() {
    return best == last;
  }
}
