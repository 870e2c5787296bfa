package org.trainyard.jobs.training.round;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.sent.Sent;

/**
 * Averaging by examples (McMahan et al. 2017): x ← Σ nᵢ xᵢ / Σ nᵢ, moments alike. Sums are in
 * double precision and in the order of the workers, so the result does not depend on who came
 * first.
 */
final class Averaging {
  private static final int BLOCK = 1 << 11;

  private Averaging() {}

  /** The mean of what the workers sent; a worker without rows does not count. */
  static FlatState combine(List<Arrival> arrivals) {
    List<Arrival> counting =
        arrivals.stream()
            .filter(arrival -> arrival.examples() > 0)
            .sorted(Comparator.comparingInt(Arrival::worker))
            .toList();
    if (counting.isEmpty()) {
      throw new IllegalArgumentException("no worker trained a row in this round");
    }
    return new FlatState(mean(counting, Sent::parameters), mean(counting, Sent::moments));
  }

  /** Block by block, so that the sums stay in the cache; blocks go side by side over the cores. */
  private static float[] mean(List<Arrival> arrivals, Function<Sent, float[]> array) {
    List<float[]> values = arrivals.stream().map(arrival -> array.apply(arrival.sent())).toList();
    double[] weights = arrivals.stream().mapToDouble(Arrival::examples).toArray();
    float[] mean = new float[values.get(0).length];
    IntStream.range(0, (mean.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> mean(values, weights, mean, block * BLOCK));
    return mean;
  }

  private static void mean(List<float[]> values, double[] weights, float[] mean, int from) {
    int count = Math.min(BLOCK, mean.length - from);
    double[] sum = new double[count];
    double total = 0;
    for (int worker = 0; worker < weights.length; worker++) {
      add(weights[worker], values.get(worker), from, sum);
      total += weights[worker];
    }
    for (int i = 0; i < count; i++) {
      mean[from + i] = (float) (sum[i] / total);
    }
  }

  private static void add(double weight, float[] arrived, int from, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * arrived[from + i];
    }
  }
}
