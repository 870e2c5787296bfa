package org.trainyard.jobs.training.sent;

import org.trainyard.jobs.training.plan.Seeds;

/**
 * The upper half of a float: its range with 8 significant bits. Rounded at random to one of the two
 * next to a number, the nearer the likelier (stochastic rounding: Gupta et al. 2015), so that the
 * mean is the number itself. Adam's second moment changes by a thousandth a step: to the nearest, a
 * round of few steps would never change it.
 */
final class Bfloat16 {
  private static final short NOT_A_NUMBER = 0x7fc0;

  private Bfloat16() {}

  /**
   * Numbers rounded at random.
   *
   * @param seed what the random numbers follow from
   */
  static ShortNumbers encode(float[] values, long seed) {
    short[] encoded = new short[values.length];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = encode(values[i], Seeds.derive(seed, i));
    }
    return new ShortNumbers(encoded);
  }

  /** A number rounded up if what is cut off is more than 16 random bits. */
  static short encode(float value, long random) {
    if (Float.isNaN(value)) {
      return NOT_A_NUMBER;
    }
    return (short) ((Float.floatToRawIntBits(value) + (int) (random & 0xffff)) >>> 16);
  }

  /** The number that a bfloat16 is; exact. */
  static float decode(short bfloat16) {
    return Float.intBitsToFloat(bfloat16 << 16);
  }
}
