package org.trainyard.jobs.network.sequence;

/**
 * Sums and maxima over a row. Several partial results go side by side, in a fixed order: the
 * compiler may not reorder additions by itself, and one long chain of them would wait for each.
 */
final class Reductions {
  private static final int LANES = 4;

  private Reductions() {}

  /** The sum of the first so many values. */
  static float sum(float[] values, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  /** The largest of the first so many values. */
  static float max(float[] values, int count) {
    float a = Float.NEGATIVE_INFINITY;
    float b = a;
    float c = a;
    float d = a;
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      a = Math.max(a, values[i]);
      b = Math.max(b, values[i + 1]);
      c = Math.max(c, values[i + 2]);
      d = Math.max(d, values[i + 3]);
    }
    for (; i < count; i++) {
      a = Math.max(a, values[i]);
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  /** The sum of the products of the first so many values. */
  static float dot(float[] left, float[] right, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      a += left[i] * right[i];
      b += left[i + 1] * right[i + 1];
      c += left[i + 2] * right[i + 2];
      d += left[i + 3] * right[i + 3];
    }
    for (; i < count; i++) {
      a += left[i] * right[i];
    }
    return (a + b) + (c + d);
  }
}
