package org.trainyard.jobs.network.recurrent;

/** Which way a recurrent layer reads its rows. */
public enum Direction {
  /** From the first token to the last. */
  FORWARD(1),
  /**
   * Both ways with weights of their own (Schuster &amp; Paliwal 1997); a token's outputs are those
   * of the forward way, then those of the backward way.
   */
  BIDIRECTIONAL(2);

  private final int ways;

  Direction(int ways) {
    this.ways = ways;
  }

  /** Ways to read, 1 or 2. */
  int ways() {
    return ways;
  }
}
