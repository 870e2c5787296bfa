package org.trainyard.jobs.training.plan;

import java.io.Serializable;

/**
 * How the rows of a training are cut into shards, minibatches and rounds.
 *
 * @param workers number of workers, and of shards
 * @param minibatchSize rows of a minibatch
 * @param minibatchesPerRound minibatches each worker trains before workers are put together
 * @param postLocal the first epochs, whose rounds may be shorter
 * @param redealEpochs after how many epochs rows are dealt to the workers anew; 0 for never
 * @param windowRows rows among which a worker picks at random: it goes through a larger shard
 *     window by window, and holds no more than a window in memory
 */
public record RoundShape(
    int workers,
    int minibatchSize,
    int minibatchesPerRound,
    PostLocal postLocal,
    int redealEpochs,
    int windowRows)
    implements Serializable {
  /** Checks. */
  public RoundShape {
    requireAtLeast(1, "workers", workers);
    requireAtLeast(1, "minibatchSize", minibatchSize);
    requireAtLeast(1, "minibatchesPerRound", minibatchesPerRound);
    requireAtLeast(0, "redealEpochs", redealEpochs);
    requireAtLeast(1, "windowRows", windowRows);
  }

  /**
   * A shape whose epochs are all alike, whose rows are dealt once, and whose shards are a window.
   */
  public static RoundShape of(int workers, int minibatchSize, int minibatchesPerRound) {
    return new RoundShape(
        workers, minibatchSize, minibatchesPerRound, PostLocal.NEVER, 0, Integer.MAX_VALUE);
  }

  /** Minibatches each worker trains in a round of an epoch, counted from 0. */
  public int minibatchesPerRound(int epoch) {
    return epoch < postLocal.epochs() ? postLocal.minibatchesPerRound() : minibatchesPerRound;
  }

  static void requireAtLeast(int least, String name, int found) {
    if (found < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", found " + found);
    }
  }
}
