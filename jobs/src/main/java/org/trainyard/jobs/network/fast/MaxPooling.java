package org.trainyard.jobs.network.fast;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Max-pooling of images whose windows lie side by side, plane by plane: an image's channel is
 * copied from native memory, worked on in the cache, and copied back. Rows and columns that do not
 * fill a window are left out. Of equal maxima the first in row order counts.
 */
final class MaxPooling {
  private final Windows windows;
  private final float[] plane;
  private final float[] pooled;
  private final float[] maxima;
  private final int[] ranks;
  private final int[] gradients;
  private final int[] spread;

  /** Pooling of planes that are cut so. */
  MaxPooling(Windows windows) {
    this.windows = windows;
    plane = new float[windows.places()];
    pooled = new float[windows.count()];
    maxima = new float[windows.width()];
    ranks = new int[windows.places()];
    gradients = new int[windows.count()];
    spread = new int[windows.places()];
  }

  /**
   * Writes the maximum of each window; NaN where a window has one.
   *
   * @param planes number of planes in both buffers
   */
  void forward(FloatBuffer input, FloatBuffer output, int planes) {
    for (int p = 0; p < planes; p++) {
      input.get(p * plane.length, plane);
      for (int row = 0; row < windows.outHeight(); row++) {
        maximaOfColumns(row * windows.kernelHeight() * windows.width());
        if (windows.kernelWidth() == 2) {
          pairs(row * windows.outWidth());
        } else {
          groups(row * windows.outWidth());
        }
      }
      output.put(p * pooled.length, pooled);
    }
  }

  private void maximaOfColumns(int first) {
    System.arraycopy(plane, first, maxima, 0, windows.width());
    for (int y = 1; y < windows.kernelHeight(); y++) {
      int start = first + y * windows.width();
      for (int x = 0; x < windows.width(); x++) {
        maxima[x] = Math.max(maxima[x], plane[start + x]);
      }
    }
  }

  private void pairs(int to) {
    int outWidth = windows.outWidth();
    for (int x = 0; x < outWidth; x++) {
      pooled[to + x] = Math.max(maxima[2 * x], maxima[2 * x + 1]);
    }
  }

  private void groups(int to) {
    for (int column = 0; column < windows.outWidth(); column++) {
      float max = maxima[column * windows.kernelWidth()];
      for (int x = 1; x < windows.kernelWidth(); x++) {
        max = Math.max(max, maxima[column * windows.kernelWidth() + x]);
      }
      pooled[to + column] = max;
    }
  }

  /**
   * Writes each window's gradient to the place of its maximum, which is sought again in the input:
   * that costs little and holds for whatever input it is given. Zero elsewhere.
   *
   * @param input bits of binary32, as all three
   * @param planes number of planes in the three buffers
   */
  void backward(IntBuffer input, IntBuffer gradient, IntBuffer result, int planes) {
    boolean pairs = windows.twoByTwo();
    for (int p = 0; p < planes; p++) {
      input.get(p * ranks.length, ranks);
      gradient.get(p * gradients.length, gradients);
      rank(ranks);
      // Every place within a window of 2×2 is written below, only what is left over is not.
      if (!pairs || !windows.coverAll()) {
        Arrays.fill(spread, 0);
      }
      for (int row = 0; row < windows.outHeight(); row++) {
        if (pairs) {
          scatterPairs(row);
        } else {
          scatter(row);
        }
      }
      result.put(p * spread.length, spread);
    }
  }

  /** Turns bits of floats to whole numbers in the floats' order, where both zeros are one. */
  private static void rank(int[] values) {
    for (int i = 0; i < values.length; i++) {
      int sign = values[i] >> 31;
      values[i] = ((values[i] & 0x7fffffff) ^ sign) - sign;
    }
  }

  /** Without a branch, for which place is the maximum cannot be foretold. */
  private void scatterPairs(int row) {
    int upper = 2 * row * windows.width();
    int lower = upper + windows.width();
    int outWidth = windows.outWidth();
    int from = row * outWidth;
    for (int x = 0; x < outWidth; x++) {
      int a = ranks[upper + 2 * x];
      int b = ranks[upper + 2 * x + 1];
      int c = ranks[lower + 2 * x];
      int d = ranks[lower + 2 * x + 1];
      int max = Math.max(Math.max(a, b), Math.max(c, d));
      // All ones where the rank is not the maximum, zero where it is.
      int notA = different(a, max);
      int notB = different(b, max);
      int notC = different(c, max);
      int bits = gradients[from + x];
      spread[upper + 2 * x] = bits & ~notA;
      spread[upper + 2 * x + 1] = bits & notA & ~notB;
      spread[lower + 2 * x] = bits & notA & notB & ~notC;
      spread[lower + 2 * x + 1] = bits & notA & notB & notC;
    }
  }

  private static int different(int a, int b) {
    int difference = a ^ b;
    return (difference | -difference) >> 31;
  }

  private void scatter(int row) {
    for (int column = 0; column < windows.outWidth(); column++) {
      int first = row * windows.kernelHeight() * windows.width() + column * windows.kernelWidth();
      int place = first;
      for (int y = 0; y < windows.kernelHeight(); y++) {
        for (int x = 0; x < windows.kernelWidth(); x++) {
          int i = first + y * windows.width() + x;
          place = ranks[i] > ranks[place] ? i : place;
        }
      }
      spread[place] = gradients[row * windows.outWidth() + column];
    }
  }
}
