package org.trainyard.jobs.network.recurrent;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;
import org.trainyard.jobs.network.sequence.Blas;
import org.trainyard.jobs.network.sequence.Slice;

/**
 * The matrix product of a step with the recurrent weights {@code [units, gates]}. OpenBLAS copies
 * the weights first, which takes as long as a dozen products of matrix and vector (measured with
 * 128 units), so that few rows are multiplied one by one.
 */
final class StepProduct {
  private static final int FEW_ROWS = 8;

  private final int units;
  private final int gates;

  /**
   * Products for one layer.
   *
   * @param gates columns of the weights
   */
  StepProduct(int units, int gates) {
    this.units = units;
    this.gates = gates;
  }

  /**
   * Adds previous outputs times weights to the blocks.
   *
   * @param previous {@code [rows, units]}
   * @param blocks {@code [rows, gates]}
   */
  void forward(int rows, Slice previous, Slice weights, Slice blocks) {
    if (rows <= FEW_ROWS) {
      rowByRow(CblasTrans, rows, previous, weights, 1, blocks);
    } else {
      Blas.product(rows, gates, units, previous, weights, 1, blocks);
    }
  }

  /**
   * The blocks' gradients times the transposed weights.
   *
   * @param gradients {@code [rows, gates]}
   * @param result takes {@code [rows, units]}
   */
  void backward(int rows, Slice gradients, Slice weights, Slice result) {
    if (rows <= FEW_ROWS) {
      rowByRow(CblasNoTrans, rows, gradients, weights, 0, result);
    } else {
      Blas.productTransposedRight(rows, units, gates, gradients, weights, 0, result);
    }
  }

  private void rowByRow(int form, int rows, Slice from, Slice weights, float beta, Slice to) {
    FloatPointer matrix = weights.address();
    for (int row = 0; row < rows; row++) {
      cblas_sgemv(
          CblasRowMajor,
          form,
          units,
          gates,
          1,
          matrix,
          weights.stride(),
          from.plus((long) row * from.stride()).address(),
          1,
          beta,
          to.plus((long) row * to.stride()).address(),
          1);
    }
  }
}
