package org.trainyard.jobs.network.recurrent;

import org.trainyard.jobs.network.sequence.DropoutMask;

/**
 * Masks that stay the same over all steps of a row (Gal &amp; Ghahramani 2016, arXiv:1512.05287),
 * for the inputs and for the recurrent connections of each way.
 *
 * @param inputs {@code [minibatch, nIn]} by row, empty if nothing is dropped
 * @param recurrent for each way {@code [minibatch, units]} by row, empty if nothing is dropped
 */
record VariationalDropout(float[] inputs, float[][] recurrent) {
  /** No dropout. */
  static VariationalDropout none(int ways) {
    return new VariationalDropout(new float[0], new float[ways][0]);
  }

  /**
   * The masks of a minibatch.
   *
   * @param key all follows from
   */
  static VariationalDropout of(RecurrentLayer layer, long key, int rows) {
    DropoutMask inputMask = new DropoutMask(layer.dropout());
    DropoutMask recurrentMask = new DropoutMask(layer.recurrentDropout());
    float[][] recurrent = new float[layer.direction().ways()][];
    for (int way = 0; way < recurrent.length; way++) {
      recurrent[way] = masks(recurrentMask, key, (long) rows * (way + 1), rows, layer.units());
    }
    return new VariationalDropout(masks(inputMask, key, 0, rows, (int) layer.getNIn()), recurrent);
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

  /** Multiplies values by a row's mask, if there are masks. */
  static void apply(float[] masks, int row, float[] values, int from, int size) {
    if (masks.length > 0) {
      for (int i = 0; i < size; i++) {
        values[from + i] *= masks[row * size + i];
      }
    }
  }
}
