package org.trainyard.benchmarks.averaging;

import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * Two trials of one seed that differ in their workers and in nothing else.
 *
 * @param one the trial with one worker
 * @param several the trial with several
 */
record Pair(Trial one, Trial several) {
  private static final double POINTS = 100;

  /** Checks that the two compare. */
  Pair {
    if (one.rowsTrained() != several.rowsTrained()
        || one.rowsEvaluated() != several.rowsEvaluated()) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "seed %d: %d rows trained and %d evaluated with %d worker, %d and %d with %d; they"
                  + " compare only after the same number of examples, so without early stopping",
              one.seed(),
              one.rowsTrained(),
              one.rowsEvaluated(),
              one.workers(),
              several.rowsTrained(),
              several.rowsEvaluated(),
              several.workers()));
    }
  }

  /** By how many percentage points of accuracy several workers are above one. */
  double difference() {
    return POINTS * (several.accuracy() - one.accuracy());
  }
}
