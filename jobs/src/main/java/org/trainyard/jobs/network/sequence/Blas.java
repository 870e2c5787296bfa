package org.trainyard.jobs.network.sequence;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products straight through OpenBLAS. Matrices lie row by row in native memory: a pointer,
 * the element where the matrix begins, and the leading dimension, which is the distance of two rows
 * in elements.
 */
public final class Blas {
  private Blas() {}

  /**
   * C = A·B + beta·C.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A, rows of B
   */
  public static void product(
      int m,
      int n,
      int k,
      FloatPointer a,
      long aFrom,
      int lda,
      FloatPointer b,
      long bFrom,
      int ldb,
      float beta,
      FloatPointer c,
      long cFrom,
      int ldc) {
    multiply(
        CblasNoTrans, CblasNoTrans, m, n, k, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
  }

  /** C = A·Bᵀ + beta·C, where B is {@code [n, k]}. */
  public static void productTransposedRight(
      int m,
      int n,
      int k,
      FloatPointer a,
      long aFrom,
      int lda,
      FloatPointer b,
      long bFrom,
      int ldb,
      float beta,
      FloatPointer c,
      long cFrom,
      int ldc) {
    multiply(CblasNoTrans, CblasTrans, m, n, k, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
  }

  /** C = Aᵀ·B + beta·C, where A is {@code [k, m]}. */
  public static void productTransposedLeft(
      int m,
      int n,
      int k,
      FloatPointer a,
      long aFrom,
      int lda,
      FloatPointer b,
      long bFrom,
      int ldb,
      float beta,
      FloatPointer c,
      long cFrom,
      int ldc) {
    multiply(CblasTrans, CblasNoTrans, m, n, k, a, aFrom, lda, b, bFrom, ldb, beta, c, cFrom, ldc);
  }

  private static void multiply(
      int left,
      int right,
      int m,
      int n,
      int k,
      FloatPointer a,
      long aFrom,
      int lda,
      FloatPointer b,
      long bFrom,
      int ldb,
      float beta,
      FloatPointer c,
      long cFrom,
      int ldc) {
    // Pointers of their own: two of the matrices may be parts of one.
    cblas_sgemm(
        CblasRowMajor,
        left,
        right,
        m,
        n,
        k,
        1,
        a.getPointer(aFrom),
        lda,
        b.getPointer(bFrom),
        ldb,
        beta,
        c.getPointer(cFrom),
        ldc);
  }
}
