package org.trainyard.jobs.dl4jspark;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * A hook that counts how often each row was trained, by the row's number in its first feature. What
 * it counts is kept for this process under a name, since hooks are sent to tasks as copies.
 */
final class TrainedRows implements TrainingHook {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Map<Integer, Integer>> COUNTS = new ConcurrentHashMap<>();

  private final String name;

  TrainedRows(String name) {
    this.name = name;
    COUNTS.put(name, new ConcurrentHashMap<>());
  }

  /** How often each of so many rows was trained, for the rows that were not trained just once. */
  Map<Integer, Integer> oftenOtherThanOnce(int rows) {
    return oftenOtherThan(1, rows);
  }

  /** How often each of so many rows was trained, for the rows with another count than expected. */
  Map<Integer, Integer> oftenOtherThan(int expected, int rows) {
    Map<Integer, Integer> others = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      int often = COUNTS.get(name).getOrDefault(row, 0);
      if (often != expected) {
        others.put(row, often);
      }
    }
    return others;
  }

  /** Number of examples that were trained, each as often as it was. */
  int trained() {
    return COUNTS.get(name).values().stream().mapToInt(Integer::intValue).sum();
  }

  private void count(INDArray features) {
    for (int i = 0; i < features.size(0); i++) {
      COUNTS.get(name).merge(Rows.number(features.getDouble(i, 0)), 1, Integer::sum);
    }
  }

  @Override
  public void preUpdate(DataSet minibatch, Model model) {
    // Counted after the step.
  }

  @Override
  public void postUpdate(DataSet minibatch, Model model) {
    count(minibatch.getFeatures());
  }

  @Override
  public void preUpdate(MultiDataSet minibatch, Model model) {
    // Counted after the step.
  }

  @Override
  public void postUpdate(MultiDataSet minibatch, Model model) {
    count(minibatch.getFeatures(0));
  }
}
