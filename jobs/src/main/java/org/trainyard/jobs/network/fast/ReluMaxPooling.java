package org.trainyard.jobs.network.fast;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * ReLU and max-pooling of images whose windows lie side by side, in one pass each way. The pass
 * forward notes for each window which place has the maximum, so that the pass backward does not
 * read the images again. Works on bits of binary32, whose order is that of whole numbers above
 * zero. Rows and columns that do not fill a window are left out. Of equal maxima the first in row
 * order counts; a window without a number above zero has a maximum of zero and no gradient.
 */
final class ReluMaxPooling {
  /** A place is a byte, and one value says that there is none. */
  private static final int MOST_PLACES = 127;

  private static final byte NOWHERE = MOST_PLACES;

  private final Windows windows;
  private final int[] plane;
  private final int[] pooled;

  /** Of a window of 2×2 a bit for each of its places, of others the place's number. */
  private byte[] places = new byte[0];

  /** Pooling of planes that are cut so. */
  ReluMaxPooling(Windows windows) {
    this.windows = windows;
    plane = new int[windows.places()];
    pooled = new int[windows.count()];
  }

  /** Whether such windows can be pooled. */
  static boolean supports(Windows windows) {
    return windows.kernelHeight() * windows.kernelWidth() < MOST_PLACES;
  }

  /**
   * Writes the maximum of each window, or zero.
   *
   * @param planes number of planes in both buffers
   */
  void forward(IntBuffer input, IntBuffer output, int planes) {
    if (places.length < planes * pooled.length) {
      places = new byte[planes * pooled.length];
    }
    boolean pairs = windows.twoByTwo();
    for (int p = 0; p < planes; p++) {
      input.get(p * plane.length, plane);
      for (int row = 0; row < windows.outHeight(); row++) {
        if (pairs) {
          maximaOfPairs(row, p * pooled.length);
        } else {
          maxima(row, p * pooled.length);
        }
      }
      output.put(p * pooled.length, pooled);
    }
  }

  /** Without a branch, for which place is the maximum cannot be foretold. */
  private void maximaOfPairs(int row, int firstPlace) {
    int upper = 2 * row * windows.width();
    int lower = upper + windows.width();
    int outWidth = windows.outWidth();
    int to = row * outWidth;
    for (int x = 0; x < outWidth; x++) {
      int a = aboveZero(plane[upper + 2 * x]);
      int b = aboveZero(plane[upper + 2 * x + 1]);
      int c = aboveZero(plane[lower + 2 * x]);
      int d = aboveZero(plane[lower + 2 * x + 1]);
      int above = Math.max(a, b);
      int below = Math.max(c, d);
      int max = Math.max(above, below);
      int inUpper = (a - above) >>> 31;
      int inLower = 2 + ((c - below) >>> 31);
      int isLower = (above - max) >> 31;
      int place = (inLower & isLower) | (inUpper & ~isLower);
      places[firstPlace + to + x] = (byte) ((1 << place) & (-max >> 31));
      pooled[to + x] = max;
    }
  }

  private static int aboveZero(int bits) {
    return bits & ~(bits >> 31);
  }

  private void maxima(int row, int firstPlace) {
    for (int column = 0; column < windows.outWidth(); column++) {
      int first = row * windows.kernelHeight() * windows.width() + column * windows.kernelWidth();
      int max = 0;
      byte place = NOWHERE;
      for (int y = 0; y < windows.kernelHeight(); y++) {
        for (int x = 0; x < windows.kernelWidth(); x++) {
          int value = plane[first + y * windows.width() + x];
          if (value > max) {
            max = value;
            place = (byte) (y * windows.kernelWidth() + x);
          }
        }
      }
      places[firstPlace + row * windows.outWidth() + column] = place;
      pooled[row * windows.outWidth() + column] = max;
    }
  }

  /**
   * Writes each window's gradient to the place that the last pass forward noted, zero elsewhere.
   *
   * @param planes number of planes in both buffers, as in that pass
   */
  void backward(IntBuffer gradient, IntBuffer result, int planes) {
    boolean pairs = windows.twoByTwo();
    // Every place within a window of 2×2 is written for each plane, only what is left over is not.
    Arrays.fill(plane, 0);
    for (int p = 0; p < planes; p++) {
      gradient.get(p * pooled.length, pooled);
      if (pairs) {
        scatterPairs(p * pooled.length);
      } else {
        Arrays.fill(plane, 0);
        scatter(p * pooled.length);
      }
      result.put(p * plane.length, plane);
    }
  }

  private void scatterPairs(int firstPlace) {
    int from = 0;
    int outWidth = windows.outWidth();
    for (int row = 0; row < windows.outHeight(); row++) {
      int upper = 2 * row * windows.width();
      int lower = upper + windows.width();
      for (int x = 0; x < outWidth; x++) {
        int bits = pooled[from];
        int place = places[firstPlace + from];
        from++;
        plane[upper + 2 * x] = bits & -(place & 1);
        plane[upper + 2 * x + 1] = bits & -((place >> 1) & 1);
        plane[lower + 2 * x] = bits & -((place >> 2) & 1);
        plane[lower + 2 * x + 1] = bits & -((place >> 3) & 1);
      }
    }
  }

  private void scatter(int firstPlace) {
    for (int i = 0; i < pooled.length; i++) {
      int place = places[firstPlace + i];
      if (place != NOWHERE) {
        int row = i / windows.outWidth() * windows.kernelHeight() + place / windows.kernelWidth();
        int column = i % windows.outWidth() * windows.kernelWidth() + place % windows.kernelWidth();
        plane[row * windows.width() + column] = pooled[i];
      }
    }
  }
}
