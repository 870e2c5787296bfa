package org.trainyard.common.evaluation;

import java.util.List;

/**
 * The scores of a set of rows.
 *
 * @param examples rows scored
 * @param accuracy share of rows whose class was predicted
 * @param macroPrecision mean of the classes' precision, over classes with rows
 * @param macroRecall mean of the classes' recall, over classes with rows
 * @param macroF1 mean of the classes' F1, over classes with rows
 * @param rocAuc mean of the classes' one-against-the-rest area under the ROC curve, where defined
 * @param loss mean cross-entropy in nats; a probability below 1e-15 counts as 1e-15
 * @param calibrationError expected calibration error over 15 bins of equal width (Guo et al. 2017)
 * @param classes the same for each class
 */
public record Scores(
    long examples,
    double accuracy,
    double macroPrecision,
    double macroRecall,
    double macroF1,
    double rocAuc,
    double loss,
    double calibrationError,
    List<ClassMetrics> classes) {
  /** Copies. */
  public Scores {
    classes = List.copyOf(classes);
  }
}
