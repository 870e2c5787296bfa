package org.trainyard.jobs.training.sent;

/**
 * The upper half of a float: its range with 8 significant bits. What is above zero stays above
 * zero. That of JavaCPP cuts off instead of rounding.
 */
final class Bfloat16 {
  private static final short NOT_A_NUMBER = 0x7fc0;

  private Bfloat16() {}

  /** The bfloat16 nearest to a number; of two that are as near, the even one. */
  static short encode(float value) {
    if (Float.isNaN(value)) {
      return NOT_A_NUMBER;
    }
    int bits = Float.floatToRawIntBits(value);
    int odd = bits >>> 16 & 1;
    return (short) ((bits + 0x7fff + odd) >>> 16);
  }

  /** The number that a bfloat16 is; exact. */
  static float decode(short bfloat16) {
    return Float.intBitsToFloat(bfloat16 << 16);
  }
}
