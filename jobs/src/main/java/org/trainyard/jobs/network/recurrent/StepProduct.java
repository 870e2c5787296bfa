package org.trainyard.jobs.network.recurrent;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.trainyard.jobs.network.sequence.Blas;
import org.trainyard.jobs.network.sequence.NativeMatrix;

/**
 * The matrix product of a step with the recurrent weights {@code [units, gates]}. OpenBLAS copies
 * the weights first, which takes as long as a dozen products of matrix and vector (measured with
 * 128 units), so that few rows are multiplied one by one.
 */
final class StepProduct {
  private static final int FEW_ROWS = 8;

  private final int units;
  private final int gates;
  private final int width;

  /**
   * Products for one layer.
   *
   * @param gates columns of the weights
   * @param width columns of the blocks
   */
  StepProduct(int units, int gates, int width) {
    this.units = units;
    this.gates = gates;
    this.width = width;
  }

  /** Adds previous outputs times weights to the blocks, from a number on in either. */
  void forward(
      int rows,
      NativeMatrix previous,
      long from,
      NativeMatrix weights,
      NativeMatrix blocks,
      long to) {
    if (rows <= FEW_ROWS) {
      for (int row = 0; row < rows; row++) {
        cblas_sgemv(
            CblasRowMajor,
            CblasTrans,
            units,
            gates,
            1,
            weights.pointer(),
            gates,
            previous.pointer().getPointer(from + (long) row * units),
            1,
            1,
            blocks.pointer().getPointer(to + (long) row * width),
            1);
      }
    } else {
      Blas.product(
          rows,
          gates,
          units,
          previous.pointer(),
          from,
          units,
          weights.pointer(),
          0,
          gates,
          1,
          blocks.pointer(),
          to,
          width);
    }
  }

  /** The blocks' gradients, from a number on, times the transposed weights. */
  void backward(
      int rows, NativeMatrix gradients, long from, NativeMatrix weights, NativeMatrix result) {
    if (rows <= FEW_ROWS) {
      for (int row = 0; row < rows; row++) {
        cblas_sgemv(
            CblasRowMajor,
            CblasNoTrans,
            units,
            gates,
            1,
            weights.pointer(),
            gates,
            gradients.pointer().getPointer(from + (long) row * width),
            1,
            0,
            result.pointer().getPointer((long) row * units),
            1);
      }
    } else {
      Blas.productTransposedRight(
          rows,
          units,
          gates,
          gradients.pointer(),
          from,
          width,
          weights.pointer(),
          0,
          gates,
          0,
          result.pointer(),
          0,
          units);
    }
  }
}
