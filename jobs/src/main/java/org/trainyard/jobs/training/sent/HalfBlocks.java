package org.trainyard.jobs.training.sent;

import java.io.Serializable;
import java.util.Arrays;
import org.trainyard.jobs.network.FlatState;

/**
 * Numbers as halves, {@value #BLOCK} at a time multiplied by the power of two that brings the
 * largest of them near the largest half: so the small changes of a small learning rate do not
 * vanish. A number keeps 11 significant bits unless it is 2²⁸ times smaller than the largest of its
 * block. What is no number or infinite stays so.
 *
 * @param exponents the exponent of the largest number of each block
 * @param halves the scaled numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Sent once and never compared.
record HalfBlocks(byte[] exponents, ShortNumbers halves) implements Serializable {
  /** Numbers of a block. */
  static final int BLOCK = 1024;

  /** Rounding up cannot reach what halves cannot hold, which is 2¹⁶. */
  private static final int LARGEST_EXPONENT = 14;

  static HalfBlocks encode(float[] values) {
    byte[] exponents = new byte[blocks(values.length)];
    short[] halves = new short[values.length];
    for (int block = 0; block < exponents.length; block++) {
      int from = block * BLOCK;
      int to = Math.min(values.length, from + BLOCK);
      exponents[block] = exponent(values, from, to);
      double scale = Math.scalb(1d, LARGEST_EXPONENT - exponents[block]);
      for (int i = from; i < to; i++) {
        halves[i] = Half.encode((float) (values[i] * scale));
      }
    }
    return new HalfBlocks(exponents, new ShortNumbers(halves));
  }

  float[] decode() {
    short[] bits = halves.bits();
    float[] values = new float[bits.length];
    for (int block = 0; block < exponents.length; block++) {
      double scale = Math.scalb(1d, exponents[block] - LARGEST_EXPONENT);
      int to = Math.min(values.length, (block + 1) * BLOCK);
      for (int i = block * BLOCK; i < to; i++) {
        values[i] = (float) (Half.decode(bits[i]) * scale);
      }
    }
    return values;
  }

  /** A part that begins and ends where blocks do. */
  HalfBlocks slice(int number, int parts) {
    int first = FlatState.border(exponents.length, number, parts);
    int last = FlatState.border(exponents.length, number + 1, parts);
    int length = halves.bits().length;
    return new HalfBlocks(
        Arrays.copyOfRange(exponents, first, last),
        halves.range(Math.min(first * BLOCK, length), Math.min(last * BLOCK, length)));
  }

  /** How many blocks so many numbers are. */
  static int blocks(int numbers) {
    return (int) (((long) numbers + BLOCK - 1) / BLOCK);
  }

  private static byte exponent(float[] values, int from, int to) {
    float largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(values[i])); // NaN stays NaN
    }
    return Float.isFinite(largest) ? (byte) Math.getExponent(largest) : LARGEST_EXPONENT;
  }
}
