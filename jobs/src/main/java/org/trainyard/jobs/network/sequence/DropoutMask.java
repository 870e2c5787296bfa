package org.trainyard.jobs.network.sequence;

import java.util.Arrays;

/**
 * Dropout (Srivastava et al. 2014) whose masks are a function of a key, a row and a column, so that
 * the way back computes the same masks as the way forth and none is kept. A row's mask is a window
 * of one long mask, which begins at a place drawn from key and row: copying is several times
 * quicker than drawing every number.
 */
public final class DropoutMask {
  private static final int LENGTH = 1 << 17;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final float[] all;
  private final boolean on;

  /**
   * Masks that drop a share of the values and scale the others up.
   *
   * @param share from 0 to below 1, taken to the nearest 1/131072
   */
  public DropoutMask(double share) {
    int dropped = (int) Math.round(share * LENGTH);
    on = dropped > 0;
    all = new float[on ? LENGTH : 0];
    if (on) {
      Arrays.fill(all, dropped, LENGTH, (float) LENGTH / (LENGTH - dropped));
      shuffle();
    }
  }

  private void shuffle() {
    for (int i = LENGTH - 1; i > 0; i--) {
      int j = (int) Long.remainderUnsigned(mixed(i * GOLDEN), i + 1);
      float value = all[i];
      all[i] = all[j];
      all[j] = value;
    }
  }

  /** Whether anything is dropped. */
  public boolean isOn() {
    return on;
  }

  /** Fills the first so many factors of a row: 0, or what the value that is kept is scaled by. */
  public void fill(long key, long row, float[] factors, int count) {
    if (!on) {
      Arrays.fill(factors, 0, count, 1);
      return;
    }
    int from = (int) (mixed(key + row * GOLDEN) >>> (Long.SIZE - 17));
    int first = Math.min(count, LENGTH - from);
    System.arraycopy(all, from, factors, 0, first);
    System.arraycopy(all, 0, factors, first, count - first);
  }

  /** The finalizer of SplitMix64 (Steele et al. 2014). */
  public static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
