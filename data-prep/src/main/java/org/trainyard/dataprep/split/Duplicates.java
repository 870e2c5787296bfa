package org.trainyard.dataprep.split;

/**
 * {@code prepare.duplicates}: what becomes of rows with equal content after cleaning, label left
 * aside.
 */
public enum Duplicates {
  /** One stays: the first, a test row of the source before others. */
  DROP,
  /** All stay where they are, in two splits if need be. */
  KEEP,
  /**
   * All stay, in one split: the test split if one of them is a test row of the source. Of rows that
   * are equal only after cleaning, or nearly equal, those that stand in another split by their raw
   * content are dropped.
   */
  KEEP_IN_ONE_SPLIT
}
