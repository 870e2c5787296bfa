package org.trainyard.jobs.training.sent;

/**
 * IEEE 754 binary16: 11 significant bits, 6e-8 to 65,504. Java 17 has no conversion of its own, and
 * that of JavaCPP rounds ties away from zero.
 */
final class Half {
  private static final int INFINITY = 0x7c00;
  private static final int NOT_A_NUMBER = 0x7e00;

  /** Bits of 65,520, halfway from the largest half to the next power of two. */
  private static final int FLOAT_OF_OVERFLOW = 0x477ff000;

  /** Bits of 2⁻¹⁴, the smallest normal half. */
  private static final int FLOAT_OF_SMALLEST_NORMAL = 0x38800000;

  /** What the exponents' biases differ by: 127 - 15, where a float has its exponent. */
  private static final int REBIAS = (127 - 15) << 23;

  private static final int DROPPED_BITS = 13;
  private static final float SMALLEST = 0x1p-24f;

  private Half() {}

  /** The half nearest to a number; of two that are as near, the even one. */
  static short encode(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7fffffff;
    int half;
    if (Float.isNaN(value)) {
      half = NOT_A_NUMBER;
    } else if (magnitude >= FLOAT_OF_OVERFLOW) {
      half = INFINITY;
    } else if (magnitude >= FLOAT_OF_SMALLEST_NORMAL) {
      int odd = magnitude >>> DROPPED_BITS & 1;
      half = (magnitude - REBIAS + 0xfff + odd) >>> DROPPED_BITS;
    } else {
      // Next to 0.5 floats are 2⁻²⁴ apart, as halves are next to 0: the addition rounds.
      float rounded = Float.intBitsToFloat(magnitude) + 0.5f;
      half = Float.floatToRawIntBits(rounded) - Float.floatToRawIntBits(0.5f);
    }
    return (short) (sign | half);
  }

  /** The number that a half is; exact. */
  static float decode(short half) {
    int magnitude = half & 0x7fff;
    float value;
    if (magnitude >= INFINITY) {
      value = magnitude == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (magnitude >= 1 << 10) {
      value = Float.intBitsToFloat((magnitude << DROPPED_BITS) + REBIAS);
    } else {
      value = magnitude * SMALLEST;
    }
    return half < 0 ? -value : value;
  }
}
