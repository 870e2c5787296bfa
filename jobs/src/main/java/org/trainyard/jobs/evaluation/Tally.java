package org.trainyard.jobs.evaluation;

import java.io.Serializable;
import org.trainyard.jobs.scoring.Loss;

/**
 * Sums over rows from which all scores but the AUC follow. Tallies of parts add up to the whole's.
 */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[][] confusion;
  private final Calibration calibration = new Calibration();
  private double lossSum;

  Tally(int classes) {
    this.confusion = new long[classes][classes];
  }

  Tally add(ScoredRow row) {
    confusion[row.label()][row.predicted()]++;
    lossSum += Loss.crossEntropy(row.probabilities(), row.label());
    calibration.add(row.confidence(), row.correct() ? 1 : 0);
    return this;
  }

  Tally add(Tally other) {
    for (int label = 0; label < confusion.length; label++) {
      for (int predicted = 0; predicted < confusion.length; predicted++) {
        confusion[label][predicted] += other.confusion[label][predicted];
      }
    }
    lossSum += other.lossSum;
    calibration.add(other.calibration);
    return this;
  }

  /** Rows by class (row) and predicted class (column). */
  long[][] confusion() {
    return confusion;
  }

  double lossSum() {
    return lossSum;
  }

  double calibrationError() {
    return calibration.error();
  }
}
