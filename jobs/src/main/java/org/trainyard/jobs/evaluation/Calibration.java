package org.trainyard.jobs.evaluation;

import java.io.Serializable;

/**
 * Expected calibration error (Guo et al. 2017): rows are binned by the probability of the predicted
 * class, and the gap between that probability and the share of right predictions is averaged over
 * the bins, weighted by their rows.
 */
final class Calibration implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins of equal width over [0, 1]. */
  static final int BINS = 15;

  private final long[] rows = new long[BINS];
  private final long[] correct = new long[BINS];
  private final double[] confidence = new double[BINS];

  void add(double predictedProbability, long right) {
    int bin = Math.min(BINS - 1, (int) (predictedProbability * BINS));
    rows[bin]++;
    correct[bin] += right;
    confidence[bin] += predictedProbability;
  }

  void add(Calibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      rows[bin] += other.rows[bin];
      correct[bin] += other.correct[bin];
      confidence[bin] += other.confidence[bin];
    }
  }

  /** The error, 0 to 1; 0 for no rows. */
  double error() {
    long total = 0;
    double gaps = 0;
    for (int bin = 0; bin < BINS; bin++) {
      total += rows[bin];
      gaps += Math.abs(correct[bin] - confidence[bin]);
    }
    return total == 0 ? 0 : gaps / total;
  }
}
