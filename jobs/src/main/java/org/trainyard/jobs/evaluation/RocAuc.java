package org.trainyard.jobs.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Area under the ROC curve by ranks (Mann &amp; Whitney 1947): the chance that a row of the class
 * is given a larger probability than a row of another, equal ones counting one half. Exact, no
 * bins.
 */
final class RocAuc {
  private RocAuc() {}

  /** A row as one class sees it. */
  record Scored(float probability, boolean ofClass) implements Serializable {}

  /** The area; NaN where there are no rows of the class, or none of another. */
  static double of(List<Scored> rows) {
    Scored[] sorted = rows.toArray(Scored[]::new);
    Arrays.sort(sorted, (a, b) -> Float.compare(a.probability(), b.probability()));
    double rankSum = 0;
    long positives = 0;
    int from = 0;
    while (from < sorted.length) {
      int to = from;
      long tiedPositives = 0;
      while (to < sorted.length && tied(sorted[to], sorted[from])) {
        tiedPositives += sorted[to].ofClass() ? 1 : 0;
        to++;
      }
      // Ranks count from 1; tied rows share the mean of theirs.
      rankSum += tiedPositives * ((from + 1 + to) / 2.0);
      positives += tiedPositives;
      from = to;
    }
    long negatives = sorted.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /** As they are sorted: NaN ties with NaN, though it equals nothing. */
  private static boolean tied(Scored a, Scored b) {
    return Float.compare(a.probability(), b.probability()) == 0;
  }
}
