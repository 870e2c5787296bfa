package org.trainyard.jobs.network.sequence;

import java.util.Arrays;

/**
 * Dropout (Srivastava et al. 2014) whose masks are a function of a key, a row and a column, so that
 * the way back computes the same masks as the way forth and none is kept.
 */
public final class DropoutMask {
  private static final int STEPS = 1 << 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int dropped;
  private final float scale;

  /**
   * Masks that drop a share of the values and scale the others up.
   *
   * @param share from 0 to below 1, taken to the nearest 1/65536
   */
  public DropoutMask(double share) {
    dropped = (int) Math.round(share * STEPS);
    scale = (float) STEPS / (STEPS - dropped);
  }

  /** Whether anything is dropped. */
  public boolean isOn() {
    return dropped > 0;
  }

  /** Fills the first so many factors of a row: 0, or what the value that is kept is scaled by. */
  public void fill(long key, long row, float[] factors, int count) {
    if (!isOn()) {
      Arrays.fill(factors, 0, count, 1);
      return;
    }
    long state = mixed(key + row * GOLDEN);
    int i = 0;
    while (i < count) {
      long bits = mixed(state + i * GOLDEN);
      int end = Math.min(i + 4, count);
      for (; i < end; i++) {
        // The difference's sign bit is set for what is dropped.
        factors[i] = (1 + (((int) (bits & 0xFFFF) - dropped) >> 31)) * scale;
        bits >>>= 16;
      }
    }
  }

  /** The finalizer of SplitMix64 (Steele et al. 2014). */
  static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
