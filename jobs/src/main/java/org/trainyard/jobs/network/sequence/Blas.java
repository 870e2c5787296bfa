package org.trainyard.jobs.network.sequence;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/** Matrix products straight through OpenBLAS, without ND4J's arrays around them. */
public final class Blas {
  private Blas() {}

  /**
   * C = A·B + beta·C.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A, rows of B
   */
  public static void product(int m, int n, int k, Slice a, Slice b, float beta, Slice c) {
    multiply(CblasNoTrans, CblasNoTrans, m, n, k, a, b, beta, c);
  }

  /** C = A·Bᵀ + beta·C, where B is {@code [n, k]}. */
  public static void productTransposedRight(
      int m, int n, int k, Slice a, Slice b, float beta, Slice c) {
    multiply(CblasNoTrans, CblasTrans, m, n, k, a, b, beta, c);
  }

  /** C = Aᵀ·B + beta·C, where A is {@code [k, m]}. */
  public static void productTransposedLeft(
      int m, int n, int k, Slice a, Slice b, float beta, Slice c) {
    multiply(CblasTrans, CblasNoTrans, m, n, k, a, b, beta, c);
  }

  private static void multiply(
      int left, int right, int m, int n, int k, Slice a, Slice b, float beta, Slice c) {
    cblas_sgemm(
        CblasRowMajor,
        left,
        right,
        m,
        n,
        k,
        1,
        a.address(),
        a.stride(),
        b.address(),
        b.stride(),
        beta,
        c.address(),
        c.stride());
  }
}
