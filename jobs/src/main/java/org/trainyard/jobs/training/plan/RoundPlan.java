package org.trainyard.jobs.training.plan;

import java.io.Serializable;

/**
 * Which rows each worker trains in each round: a pure function of its components. Rows are dealt to
 * workers at random, in shards whose sizes differ by one at most; in each epoch every worker goes
 * through its shard once, in an order of its own; a round is the next minibatches of each worker,
 * as many as {@link RoundShape#minibatchesPerRound(int)} says. The last minibatch of a shard and
 * the last round of an epoch may be short, and a worker that is done sits out.
 *
 * @param rows rows of the train split
 * @param seed what the order follows from; derived from the dataset's digest and the settings' seed
 * @param shape how the rows are cut
 */
public record RoundPlan(long rows, long seed, RoundShape shape) implements Serializable {
  private static final int DEAL = 1;
  private static final int ORDER = 2;
  private static final int START = 3;

  /** Checks. */
  public RoundPlan {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, found " + rows);
    }
  }

  /** The plan's seed for a dataset. */
  public static long seed(String datasetDigest, long seed) {
    return Seeds.derive(seed, Long.parseUnsignedLong(datasetDigest.substring(0, 16), 16));
  }

  /** Number of workers. */
  public int workers() {
    return shape.workers();
  }

  /** Rows of a worker's shard. */
  public int shardRows(int worker) {
    return Deal.size(rows, workers(), worker);
  }

  /** Minibatches of a worker in an epoch. */
  public int minibatches(int worker) {
    return ceilDivide(shardRows(worker), shape.minibatchSize());
  }

  /** Rounds of an epoch, counted from 0: as many as the worker with the largest shard needs. */
  public int rounds(int epoch) {
    return ceilDivide(minibatches(0), shape.minibatchesPerRound(epoch));
  }

  /** Rounds of all epochs before one. */
  public long roundsBefore(int epoch) {
    int first = Math.min(epoch, shape.postLocal().epochs());
    return (long) first * rounds(0) + (long) (epoch - first) * rounds(epoch);
  }

  /** How often rows were dealt anew before an epoch; epochs of one deal train the same shards. */
  public int dealNumber(int epoch) {
    return shape.redealEpochs() == 0 ? 0 : epoch / shape.redealEpochs();
  }

  /** The deal of rows to shards for an epoch. */
  public Deal deal(int epoch) {
    long order = Seeds.derive(seed, DEAL, dealNumber(epoch));
    return new Deal(rows, workers(), new Permutation(rows, order));
  }

  /**
   * The slots of its shard that a worker trains in a round, minibatch after minibatch.
   *
   * @param epoch from 0
   * @param round of the epoch, from 0
   * @return an array for each minibatch, none empty
   */
  public int[][] slots(int worker, int epoch, int round) {
    int perRound = shape.minibatchesPerRound(epoch);
    int first = Math.min(Math.multiplyExact(round, perRound), minibatches(worker));
    int last = Math.min(first + perRound, minibatches(worker));
    ShardOrder order = order(worker, epoch);
    int[][] slots = new int[last - first][];
    for (int i = 0; i < slots.length; i++) {
      int from = (first + i) * shape.minibatchSize();
      slots[i] = order.slots(from, Math.min(shape.minibatchSize(), shardRows(worker) - from));
    }
    return slots;
  }

  private ShardOrder order(int worker, int epoch) {
    int size = shardRows(worker);
    long start = Seeds.derive(seed, START, epoch, worker);
    return new ShardOrder(
        size,
        shape.windowRows(),
        size == 0 ? 0 : (int) Long.remainderUnsigned(start, size),
        Seeds.derive(seed, ORDER, epoch, worker));
  }

  private static int ceilDivide(int dividend, int divisor) {
    return Math.toIntExact(-Math.floorDiv(-(long) dividend, divisor));
  }
}
