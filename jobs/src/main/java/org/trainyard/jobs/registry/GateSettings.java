package org.trainyard.jobs.registry;

import org.trainyard.common.config.Section;
import org.trainyard.common.evaluation.Scores;

/**
 * What a model has to reach before it goes into service.
 *
 * @param metric the score that is compared
 * @param minimum a model that scores worse is never published; for {@code loss} the most it may be
 * @param minImprovement by how much it has to beat the model in service on the same rows; 0 lets an
 *     equal one in
 */
public record GateSettings(Metric metric, double minimum, double minImprovement) {
  /** Scores that a gate can compare. */
  public enum Metric {
    /** Share of rows whose class was predicted. */
    ACCURACY,
    /** Mean precision of the classes. */
    MACRO_PRECISION,
    /** Mean recall of the classes. */
    MACRO_RECALL,
    /** Mean F1 of the classes. */
    MACRO_F1,
    /** Mean area under the ROC curve. */
    ROC_AUC,
    /** Mean cross-entropy, the only one of which less is better. */
    LOSS;

    /** The metric's value. */
    public double of(Scores scores) {
      return switch (this) {
        case ACCURACY -> scores.accuracy();
        case MACRO_PRECISION -> scores.macroPrecision();
        case MACRO_RECALL -> scores.macroRecall();
        case MACRO_F1 -> scores.macroF1();
        case ROC_AUC -> scores.rocAuc();
        case LOSS -> scores.loss();
      };
    }

    /** By how much one value is better than another; negative if it is worse. */
    double gain(double value, double other) {
      return this == LOSS ? other - value : value - other;
    }
  }

  /** Reads the block {@code publish}; problems are added to the section's. */
  public static GateSettings read(Section root) {
    Section gate = root.section("publish").section("gate");
    return new GateSettings(
        gate.choice("metric", Metric.class),
        gate.number("minimum", 0, 1e9),
        gate.number("min-improvement", 0, 1e9));
  }
}
