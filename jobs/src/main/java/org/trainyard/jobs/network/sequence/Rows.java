package org.trainyard.jobs.network.sequence;

import java.util.Arrays;

/** Passes over the rows of matrices: each row is worked on in the cache and put back. */
public final class Rows {
  private Rows() {}

  /** Adds a bias to each row. */
  static void addBias(NativeMatrix matrix, int rows, float[] bias) {
    float[] row = new float[matrix.columns()];
    for (int n = 0; n < rows; n++) {
      matrix.get(n, row);
      for (int i = 0; i < row.length; i++) {
        row[i] += bias[i];
      }
      matrix.put(n, row);
    }
  }

  /** The sums of the columns, in the order of the rows. */
  public static float[] sums(NativeMatrix matrix, int rows) {
    float[] row = new float[matrix.columns()];
    float[] sums = new float[matrix.columns()];
    for (int n = 0; n < rows; n++) {
      matrix.get(n, row);
      for (int i = 0; i < row.length; i++) {
        sums[i] += row[i];
      }
    }
    return sums;
  }

  /** Adds a bias to each row of one matrix and puts GELU of it into another. */
  static void gelu(NativeMatrix before, NativeMatrix after, int rows, float[] bias) {
    int columns = bias.length;
    float[] row = new float[columns];
    for (int n = 0; n < rows; n++) {
      before.get(n, row);
      for (int i = 0; i < columns; i++) {
        row[i] += bias[i];
      }
      before.put(n, row);
      Gelu.forward(row, columns);
      after.put(n, row);
    }
  }

  /**
   * GELU's way back.
   *
   * @param before its inputs, which become its outputs
   * @param gradients of its outputs, which become those of its inputs
   * @return the sums of the inputs' gradients
   */
  static float[] geluGradient(NativeMatrix before, NativeMatrix gradients, int rows) {
    int columns = before.columns();
    float[] row = new float[columns];
    float[] gradient = new float[columns];
    float[] scratch = new float[columns];
    float[] sums = new float[columns];
    for (int n = 0; n < rows; n++) {
      before.get(n, row);
      gradients.get(n, gradient);
      Gelu.backward(row, gradient, scratch, columns);
      for (int i = 0; i < columns; i++) {
        sums[i] += gradient[i];
      }
      before.put(n, row);
      gradients.put(n, gradient);
    }
    return sums;
  }

  /** Puts a matrix times a dropout mask into another, and gives the sums of its columns. */
  static float[] masked(
      NativeMatrix from, NativeMatrix to, int rows, DropoutMask dropout, long key) {
    float[] row = new float[from.columns()];
    float[] factors = new float[from.columns()];
    float[] sums = new float[from.columns()];
    Arrays.fill(factors, 1);
    for (int n = 0; n < rows; n++) {
      from.get(n, row);
      if (dropout.isOn()) {
        dropout.fill(key, n, factors, row.length);
      }
      for (int i = 0; i < row.length; i++) {
        row[i] *= factors[i];
        sums[i] += row[i];
      }
      to.put(n, row);
    }
    return sums;
  }
}
