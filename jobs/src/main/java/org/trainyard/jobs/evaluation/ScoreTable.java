package org.trainyard.jobs.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.evaluation.Scores;

/** Turns sums over rows into scores. */
final class ScoreTable {
  private ScoreTable() {}

  /**
   * The scores.
   *
   * @param rocAuc one for each class, NaN where it is not defined
   */
  static Scores of(List<String> labels, Tally tally, double[] rocAuc) {
    long[][] confusion = tally.confusion();
    long examples = 0;
    long correct = 0;
    List<ClassMetrics> classes = new ArrayList<>();
    for (int c = 0; c < labels.size(); c++) {
      long support = 0;
      long predicted = 0;
      for (int other = 0; other < labels.size(); other++) {
        support += confusion[c][other];
        predicted += confusion[other][c];
      }
      long hits = confusion[c][c];
      double precision = ratio(hits, predicted);
      double recall = ratio(hits, support);
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      classes.add(new ClassMetrics(labels.get(c), support, precision, recall, f1, rocAuc[c]));
      examples += support;
      correct += hits;
    }
    return new Scores(
        examples,
        ratio(correct, examples),
        macro(classes, ClassMetrics::precision),
        macro(classes, ClassMetrics::recall),
        macro(classes, ClassMetrics::f1),
        macro(classes, ClassMetrics::rocAuc),
        examples == 0 ? 0 : tally.lossSum() / examples,
        tally.calibrationError(),
        classes);
  }

  private static double macro(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> metric) {
    return classes.stream()
        .filter(each -> each.support() > 0)
        .mapToDouble(metric)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(0);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
