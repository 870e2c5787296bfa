package org.trainyard.jobs.training;

import java.io.Serializable;

/**
 * Which rows each worker trains in each round: a pure function of its components. Rows are dealt to
 * workers once, at random, in shards whose sizes differ by one at most; in each epoch every worker
 * goes through its shard once, in an order of its own; a round is the next {@code
 * minibatchesPerRound} minibatches of each worker. The last minibatch of a shard and the last round
 * of an epoch may be short, and a worker that is done sits out.
 *
 * @param rows rows of the train split
 * @param seed what the order follows from; derived from the dataset's digest and the settings' seed
 * @param workers number of workers, and of shards
 * @param minibatchSize rows of a minibatch
 * @param minibatchesPerRound minibatches each worker trains before the parameters are averaged
 */
public record RoundPlan(
    long rows, long seed, int workers, int minibatchSize, int minibatchesPerRound)
    implements Serializable {
  private static final int DEAL = 1;
  private static final int ORDER = 2;

  /** Checks. */
  public RoundPlan {
    if (rows < 1 || workers < 1 || minibatchSize < 1 || minibatchesPerRound < 1) {
      throw new IllegalArgumentException(
          String.format(
              "rows, workers, minibatch size and minibatches per round are at least 1, found"
                  + " %d, %d, %d, %d",
              rows, workers, minibatchSize, minibatchesPerRound));
    }
  }

  /** The plan's seed for a dataset. */
  public static long seed(String datasetDigest, long seed) {
    return Seeds.derive(seed, Long.parseUnsignedLong(datasetDigest.substring(0, 16), 16));
  }

  /** Rows of a worker's shard. */
  public int shardRows(int worker) {
    return Math.toIntExact(rows / workers + (worker < rows % workers ? 1 : 0));
  }

  /** Minibatches of a worker in an epoch. */
  public int minibatches(int worker) {
    return ceilDivide(shardRows(worker), minibatchSize);
  }

  /** Rounds of an epoch: as many as the worker with the largest shard needs. */
  public int roundsPerEpoch() {
    return ceilDivide(minibatches(0), minibatchesPerRound);
  }

  /** The deal of rows to shards. */
  public Deal deal() {
    return new Deal(rows, workers, new Permutation(rows, Seeds.derive(seed, DEAL)));
  }

  /**
   * The slots of its shard that a worker trains in a round, minibatch after minibatch.
   *
   * @param epoch from 0
   * @param round of the epoch, from 0
   * @return an array for each minibatch, none empty
   */
  public int[][] slots(int worker, int epoch, int round) {
    int size = shardRows(worker);
    int first = Math.min(Math.multiplyExact(round, minibatchesPerRound), minibatches(worker));
    int last = Math.min(first + minibatchesPerRound, minibatches(worker));
    Permutation order = new Permutation(size, Seeds.derive(seed, ORDER, epoch, worker));
    int[][] slots = new int[last - first][];
    for (int i = 0; i < slots.length; i++) {
      int from = (first + i) * minibatchSize;
      slots[i] = new int[Math.min(minibatchSize, size - from)];
      for (int k = 0; k < slots[i].length; k++) {
        slots[i][k] = (int) order.apply(from + k);
      }
    }
    return slots;
  }

  private static int ceilDivide(int dividend, int divisor) {
    return Math.toIntExact(-Math.floorDiv(-(long) dividend, divisor));
  }
}
