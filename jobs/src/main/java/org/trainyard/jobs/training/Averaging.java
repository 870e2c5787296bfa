package org.trainyard.jobs.training;

import java.util.List;
import org.trainyard.jobs.network.FlatState;

/**
 * Averaging by examples (McMahan et al. 2017): x ← Σ nᵢ xᵢ / Σ nᵢ, moments alike. Sums are in
 * double precision and in the order of the workers, so the result does not depend on who came
 * first.
 */
final class Averaging {
  private Averaging() {}

  /** The mean of where the workers arrived; a worker without rows does not count. */
  static FlatState combine(List<WorkerResult> results) {
    List<WorkerResult> counting =
        results.stream()
            .filter(result -> result.rows().length > 0)
            .sorted((a, b) -> Integer.compare(a.worker(), b.worker()))
            .toList();
    if (counting.isEmpty()) {
      throw new IllegalArgumentException("no worker trained a row in this round");
    }
    double[] weights = counting.stream().mapToDouble(result -> result.rows().length).toArray();
    return new FlatState(
        mean(counting.stream().map(result -> result.network().parameters()).toList(), weights),
        mean(counting.stream().map(result -> result.network().moments()).toList(), weights));
  }

  static float[] mean(List<float[]> values, double[] weights) {
    double total = 0;
    double[] sum = new double[values.get(0).length];
    for (int w = 0; w < weights.length; w++) {
      float[] worker = values.get(w);
      double weight = weights[w];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * worker[i];
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
