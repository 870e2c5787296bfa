package org.trainyard.jobs.training.round;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.sent.Sent;

/**
 * Averaging by examples (McMahan et al. 2017): x ← Σ nᵢ xᵢ / Σ nᵢ, moments alike. Sums are in
 * double precision and in the order of the workers, so the result does not depend on who came
 * first.
 */
final class Averaging {
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

  private static float[] mean(List<Arrival> arrivals, Function<Sent, float[]> array) {
    double[] sum = new double[0];
    double total = 0;
    for (Arrival arrival : arrivals) {
      float[] values = array.apply(arrival.sent());
      sum = total == 0 ? new double[values.length] : sum;
      double weight = arrival.examples();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * values[i];
      }
      total += weight;
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / total);
    }
    return mean;
  }
}
