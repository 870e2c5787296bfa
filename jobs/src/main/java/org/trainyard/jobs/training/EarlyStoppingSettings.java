package org.trainyard.jobs.training;

import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.run.RoundMetrics;

/**
 * When a training ends before its last epoch. Where a metric is watched, the model of the best
 * epoch is kept, and not that of the last.
 *
 * @param metric what is watched on the validation split
 * @param patience epochs without an improvement after which the training ends
 * @param minImprovement how much better than the best so far counts as an improvement
 */
public record EarlyStoppingSettings(Metric metric, int patience, double minImprovement) {

  /** What can be watched. */
  public enum Metric {
    /** Nothing: all epochs are trained, and the last is kept. */
    NONE,
    /** The share of rows whose class is predicted; more is better. */
    ACCURACY,
    /** The mean loss; less is better. */
    LOSS;

    /** The metric as a score of which more is better. */
    double score(RoundMetrics.Validation validation) {
      return this == LOSS ? -validation.loss() : validation.accuracy();
    }
  }

  static EarlyStoppingSettings read(Section section) {
    return new EarlyStoppingSettings(
        section.choice("metric", Metric.class),
        section.integer("patience", 1, 1_000_000),
        section.number("min-improvement", 0, 1e6));
  }

  /** Whether anything is watched. */
  boolean watches() {
    return metric != Metric.NONE;
  }

  /** What a round scores, where it is scored at all; a score that is no number is none. */
  Optional<Double> score(RoundMetrics round) {
    return watches()
        ? round.validation().map(metric::score).filter(Double::isFinite)
        : Optional.empty();
  }
}
