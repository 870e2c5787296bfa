package org.trainyard.dataprep.split;

import java.nio.ByteBuffer;
import org.trainyard.common.dataset.Split;

/**
 * Chooses a row's split from the digest of its content alone: no seed, no other setting and no
 * other row moves it. Growing a share only moves rows that lie at its border.
 */
public final class SplitHash {
  private SplitHash() {}

  /**
   * The split of a row.
   *
   * @param digest SHA-256 of its content; the first 53 bits are taken for a number from 0 to 1
   */
  public static Split of(byte[] digest, SplitShares shares) {
    double at = position(digest);
    if (at < shares.test()) {
      return Split.TEST;
    }
    return at < shares.test() + shares.validation() ? Split.VALIDATION : Split.TRAIN;
  }

  /** Where a digest lies between 0 (included) and 1 (excluded). */
  static double position(byte[] digest) {
    return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
  }
}
