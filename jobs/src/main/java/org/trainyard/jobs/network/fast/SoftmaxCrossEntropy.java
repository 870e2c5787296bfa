package org.trainyard.jobs.network.fast;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Softmax, cross-entropy and their common gradient over the rows of a matrix. */
final class SoftmaxCrossEntropy {
  /** A probability nearer to 0 or 1 than this counts as so near in the loss, as in DL4J. */
  static final double LEAST = 1e-10;

  private float[] row = new float[0];
  private float[] label = new float[0];
  private float[] bias = new float[0];
  private float[] biasGradient = new float[0];

  /**
   * Turns products of weights into gradients.
   *
   * @param values {@code [rows, classes]}: inputs times weights; takes the gradients of the sum of
   *     the losses by the inputs of softmax
   * @param biases {@code [classes]}, added first
   * @param labels {@code [rows, classes]}, the probability wanted of each class
   * @param biasGradients takes the sums of the gradients over the rows
   * @return the sum of the losses
   */
  double compute(
      FloatBuffer values,
      FloatBuffer biases,
      FloatBuffer labels,
      FloatBuffer biasGradients,
      int rows) {
    int classes = biases.remaining();
    if (row.length != classes) {
      row = new float[classes];
      label = new float[classes];
      bias = new float[classes];
      biasGradient = new float[classes];
    }
    biases.get(0, bias);
    Arrays.fill(biasGradient, 0);
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      values.get(n * classes, row);
      labels.get(n * classes, label);
      sum += loss();
      values.put(n * classes, row);
    }
    biasGradients.put(0, biasGradient);
    return sum;
  }

  private double loss() {
    softmax();
    double loss = 0;
    for (int i = 0; i < row.length; i++) {
      if (label[i] != 0) {
        loss -= label[i] * StrictMath.log(Math.min(Math.max(row[i], LEAST), 1 - LEAST));
      }
      row[i] -= label[i];
      biasGradient[i] += row[i];
    }
    return loss;
  }

  private void softmax() {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < row.length; i++) {
      row[i] += bias[i];
      max = Math.max(max, row[i]);
    }
    double total = 0;
    for (int i = 0; i < row.length; i++) {
      double power = StrictMath.exp(row[i] - max);
      row[i] = (float) power;
      total += power;
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (row[i] / total);
    }
  }
}
