package org.trainyard.jobs.network.fast;

import java.nio.IntBuffer;

/** The gradient before ReLU: that after it where the output is greater than zero, else zero. */
final class ReluGradient {
  private static final int BLOCK = 4096;

  private final int[] outputs = new int[BLOCK];
  private final int[] gradients = new int[BLOCK];

  /**
   * Computes with bits of binary32, so that the compiler can use vector instructions.
   *
   * @param output of ReLU
   * @param gradient of that output
   * @param result takes the gradient of ReLU's input
   * @param length numbers in each
   */
  void compute(IntBuffer output, IntBuffer gradient, IntBuffer result, int length) {
    for (int from = 0; from < length; from += BLOCK) {
      int count = Math.min(BLOCK, length - from);
      output.get(from, outputs, 0, count);
      gradient.get(from, gradients, 0, count);
      for (int i = 0; i < count; i++) {
        // The sign bit of both is set for bits above zero alone.
        gradients[i] &= (-outputs[i] & ~outputs[i]) >> 31;
      }
      result.put(from, gradients, 0, count);
    }
  }
}
