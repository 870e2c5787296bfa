package org.trainyard.benchmarks.result;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measurements of one thing, put together.
 *
 * @param mean their mean
 * @param median the middle one, or the mean of the middle two
 * @param least the least
 * @param greatest the greatest
 */
public record Spread(double mean, double median, double least, double greatest) {
  /**
   * Puts a figure of all measurements together.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <T> Spread of(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no measurement, so no median");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(
        Arrays.stream(sorted).average().orElseThrow(),
        median,
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
