package org.trainyard.common.run;

import java.util.List;

/**
 * {@code ledger.json}: the account of every row in every epoch, counted while training.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param epochs one entry for each epoch, in order
 */
public record Ledger(int formatVersion, List<Entry> epochs) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "ledger.json";

  /**
   * The account of one epoch.
   *
   * @param epoch number of the epoch, from 0
   * @param rowsOffered rows in the train split
   * @param rowsTrained rows that workers trained, each as often as it was trained
   * @param leastTrained how often the least often trained row was trained
   * @param mostTrained how often the most often trained row was trained
   */
  public record Entry(
      int epoch, long rowsOffered, long rowsTrained, long leastTrained, long mostTrained) {
    /** Whether every row was trained exactly once. */
    public boolean exact() {
      return rowsOffered == rowsTrained && leastTrained == 1 && mostTrained == 1;
    }
  }

  /** Copies. */
  public Ledger {
    epochs = List.copyOf(epochs);
  }

  /** Rows offered over all epochs. */
  public long rowsOffered() {
    return epochs.stream().mapToLong(Entry::rowsOffered).sum();
  }

  /** Rows trained over all epochs. */
  public long rowsTrained() {
    return epochs.stream().mapToLong(Entry::rowsTrained).sum();
  }
}
