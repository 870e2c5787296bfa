package org.trainyard.jobs.evaluation;

import java.io.Serializable;
import java.util.Comparator;

/** Orders rows by the probability of the predicted class, the largest first, then by index. */
final class SurestFirst implements Comparator<ScoredRow>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public int compare(ScoredRow a, ScoredRow b) {
    int byConfidence = Double.compare(b.confidence(), a.confidence());
    return byConfidence != 0 ? byConfidence : Long.compare(a.index(), b.index());
  }
}
