package org.trainyard.jobs.network.recurrent;

import org.trainyard.jobs.network.sequence.DropoutMask;

/**
 * Masks that stay the same over all steps of a row, for the inputs and for the recurrent
 * connections of each way.
 *
 * @param inputs {@code [minibatch, inputs]}, empty if nothing is dropped
 * @param recurrent for each way {@code [minibatch, units]}, empty if nothing is dropped
 */
record VariationalDropout(float[] inputs, float[][] recurrent) {
  /** No dropout. */
  static VariationalDropout none(int ways) {
    return new VariationalDropout(new float[0], new float[ways][0]);
  }

  /**
   * The masks of a minibatch.
   *
   * @param inputs dropout of the inputs
   * @param outputs dropout of the recurrent connections
   * @param key what all of them follow from
   */
  static VariationalDropout of(
      RecurrentLayer.Shape shape, DropoutMask inputs, DropoutMask outputs, long key, int rows) {
    float[][] recurrent = new float[shape.direction().ways()][];
    for (int way = 0; way < recurrent.length; way++) {
      recurrent[way] = masks(outputs, key, rows * (way + 1L), rows, shape.units());
    }
    return new VariationalDropout(masks(inputs, key, 0, rows, shape.inputs()), recurrent);
  }

  private static float[] masks(DropoutMask mask, long key, long first, int rows, int size) {
    if (!mask.isOn()) {
      return new float[0];
    }
    float[] all = new float[rows * size];
    float[] row = new float[size];
    for (int i = 0; i < rows; i++) {
      mask.fill(key, first + i, row, size);
      System.arraycopy(row, 0, all, i * size, size);
    }
    return all;
  }

  /** Multiplies a part of the values by a row's mask, if there are masks. */
  static void apply(float[] masks, int row, float[] values, int from, int size) {
    if (masks.length > 0) {
      for (int i = 0; i < size; i++) {
        values[from + i] *= masks[row * size + i];
      }
    }
  }
}
