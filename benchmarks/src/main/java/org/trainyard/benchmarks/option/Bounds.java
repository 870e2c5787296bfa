package org.trainyard.benchmarks.option;

import org.trainyard.common.job.UsageException;

/** Checks of numbers that came with options. */
public final class Bounds {
  private Bounds() {}

  /**
   * Checks a number of which any in a range will do.
   *
   * @throws UsageException if it is less than {@code least} or more than {@code most}
   */
  public static void check(String option, int found, int least, int most) {
    if (found < least || found > most) {
      throw new UsageException(
          String.format("%s: %d; allowed: %d to %d", option, found, least, most));
    }
  }

  /**
   * Checks a number for whose least value there is a reason.
   *
   * @throws UsageException if it is less than {@code least}
   */
  public static void requireAtLeast(int least, String option, int found, String reason) {
    if (found < least) {
      throw new UsageException(
          String.format("%s: %d; it is at least %d, since %s", option, found, least, reason));
    }
  }
}
