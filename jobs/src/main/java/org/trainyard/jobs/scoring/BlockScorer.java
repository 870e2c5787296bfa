package org.trainyard.jobs.scoring;

import java.io.Serializable;
import java.util.function.LongConsumer;

/** Scores a network on rows; sent to the executors. */
public interface BlockScorer extends Serializable {
  /**
   * What was found.
   *
   * @param predicted predictions made: rows, or hidden tokens of rows
   * @param correct how many of them were right
   * @param lossSum sum of their cross-entropies in nats
   */
  record Score(long predicted, long correct, double lossSum) implements Serializable {}

  /**
   * Scores a block of rows.
   *
   * @param scored is told from time to time how many more rows are done
   */
  Score score(ScoringModel model, RowBlock block, LongConsumer scored);
}
