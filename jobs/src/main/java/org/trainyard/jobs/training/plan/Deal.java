package org.trainyard.jobs.training.plan;

import java.io.Serializable;

/**
 * The place of every row: its worker and its slot in that worker's shard. The rows' random order is
 * cut into shards, the first {@code rows % workers} of them one row longer.
 *
 * @param rows number of rows
 * @param workers number of shards
 * @param order the rows' random order
 */
public record Deal(long rows, int workers, Permutation order) implements Serializable {

  /** Where a row stands in the row of all shards laid end to end. */
  public long place(long rowIndex) {
    return order.apply(rowIndex);
  }

  /** The worker whose shard holds a place. */
  public int worker(long place) {
    long shorter = rows / workers;
    long longer = rows % workers;
    long inLonger = longer * (shorter + 1);
    return (int)
        (place < inLonger
            ? place / (shorter + 1)
            : longer + (place - inLonger) / Math.max(1, shorter));
  }

  /** The place at which a worker's shard begins. */
  public long start(int worker) {
    return worker * (rows / workers) + Math.min(worker, rows % workers);
  }

  /** Rows of a worker's shard. */
  public int size(int worker) {
    return size(rows, workers, worker);
  }

  /** Rows of a worker's shard in any deal of so many rows to so many workers. */
  static int size(long rows, int workers, int worker) {
    return Math.toIntExact(rows / workers + (worker < rows % workers ? 1 : 0));
  }
}
