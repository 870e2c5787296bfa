package org.trainyard.benchmarks.averaging;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The mean of differences between the two of each pair, and how sure it is (paired Student's t;
 * Student 1908).
 *
 * @param mean mean of the differences
 * @param standardDeviation of the differences in a sample, so over {@code pairs - 1}
 * @param halfWidth distance from the mean to either end of its {@value #CONFIDENCE} interval
 */
record PairedDifference(double mean, double standardDeviation, double halfWidth) {
  /** How often an interval made in this way holds the true mean. */
  static final double CONFIDENCE = 0.95;

  /**
   * The mean with its interval.
   *
   * @param differences one for each pair
   * @throws IllegalArgumentException if there are fewer than two: one alone says nothing of its
   *     spread
   */
  static PairedDifference of(double... differences) {
    int pairs = differences.length;
    if (pairs < 2) {
      throw new IllegalArgumentException(pairs + " differences have no interval; it takes 2");
    }
    SummaryStatistics statistics = new SummaryStatistics();
    for (double difference : differences) {
      statistics.addValue(difference);
    }
    double quantile = new TDistribution(pairs - 1).inverseCumulativeProbability(upperTail());
    double deviation = statistics.getStandardDeviation();
    return new PairedDifference(
        statistics.getMean(), deviation, quantile * deviation / Math.sqrt(pairs));
  }

  /** Lower end of the interval. */
  double low() {
    return mean - halfWidth;
  }

  /** Upper end of the interval. */
  double high() {
    return mean + halfWidth;
  }

  /** Half of what the interval leaves out lies above it. */
  private static double upperTail() {
    return 1 - (1 - CONFIDENCE) / 2;
  }
}
