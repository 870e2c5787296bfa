package org.trainyard.jobs.training.plan;

import java.io.Serializable;

/**
 * A random order of 0 … n-1 that needs no memory: a balanced Feistel network of four rounds over
 * the next power of four, walked until the result falls below n (Black &amp; Rogaway 2002). Every
 * element can be computed alone, on any machine.
 */
public final class Permutation implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROUNDS = 4;

  private final long size;
  private final int halfBits;
  private final long[] keys = new long[ROUNDS];

  /** An order of {@code size} elements that follows from the seed. */
  public Permutation(long size, long seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size must be at least 0, found " + size);
    }
    this.size = size;
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
    this.halfBits = Math.max(1, (bits + 1) / 2);
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = Seeds.derive(seed, i);
    }
  }

  /** Where the element at a position of the natural order stands in the random one. */
  public long apply(long position) {
    if (position < 0 || position >= size) {
      throw new IndexOutOfBoundsException(position + " is not in 0 … " + (size - 1));
    }
    long walked = position;
    do {
      walked = feistel(walked);
    } while (walked >= size);
    return walked;
  }

  private long feistel(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (long key : keys) {
      long next = left ^ (Seeds.mix(right ^ key) & mask);
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }
}
