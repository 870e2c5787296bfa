package org.trainyard.jobs.network.fast;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Bias and ReLU over the rows of a matrix, in one pass each way. A row is copied from native
 * memory, worked on in the cache, and copied back, in loops that the compiler turns into vector
 * instructions.
 */
final class BiasRelu {
  private float[] row = new float[0];
  private int[] outputs = new int[0];
  private int[] gradients = new int[0];
  private float[] bias = new float[0];

  private void resize(int columns) {
    if (row.length != columns) {
      row = new float[columns];
      outputs = new int[columns];
      gradients = new int[columns];
      bias = new float[columns];
    }
  }

  /**
   * Adds the bias to each row and puts zero for what is below zero.
   *
   * @param values {@code [rows, columns]}, changed in place
   * @param biases {@code [columns]}
   */
  void forward(FloatBuffer values, FloatBuffer biases, int rows) {
    int columns = biases.remaining();
    resize(columns);
    biases.get(0, bias);
    for (int n = 0; n < rows; n++) {
      values.get(n * columns, row);
      for (int i = 0; i < columns; i++) {
        row[i] = Math.max(row[i] + bias[i], 0);
      }
      values.put(n * columns, row);
    }
  }

  /**
   * The gradients before ReLU, and their sums over the rows, in the rows' order.
   *
   * @param output of ReLU, {@code [rows, columns]}
   * @param gradient of that output
   * @param result takes the gradient of ReLU's input
   * @param biases takes the gradient of the bias, {@code [columns]}
   */
  void backward(
      IntBuffer output, IntBuffer gradient, IntBuffer result, FloatBuffer biases, int rows) {
    int columns = biases.remaining();
    resize(columns);
    Arrays.fill(bias, 0);
    for (int n = 0; n < rows; n++) {
      output.get(n * columns, outputs);
      gradient.get(n * columns, gradients);
      for (int i = 0; i < columns; i++) {
        // The sign bit of both is set for bits above zero alone.
        gradients[i] &= (-outputs[i] & ~outputs[i]) >> 31;
        bias[i] += Float.intBitsToFloat(gradients[i]);
      }
      result.put(n * columns, gradients);
    }
    biases.put(0, bias);
  }
}
