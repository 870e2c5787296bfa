package org.trainyard.jobs.training.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.trainyard.jobs.training.plan.Deal;

/** Shards of a deal without Spark, in the same files. */
public final class Shards {
  private Shards() {}

  /**
   * A worker's shard.
   *
   * @param bytes of the row with an index
   */
  public static Shard of(Deal deal, int worker, LongFunction<byte[]> bytes) {
    long[] rows = rows(deal, worker);
    try (ShardWriter writer = new ShardWriter(LocalDisk.ofThisProcess(), rows.length, 0)) {
      for (long row : rows) {
        writer.add(row, bytes.apply(row));
      }
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The indexes of a worker's rows in the order of their slots. */
  public static long[] rows(Deal deal, int worker) {
    long[] rows = new long[deal.size(worker)];
    LongStream.range(0, deal.rows())
        .filter(row -> deal.worker(deal.place(row)) == worker)
        .forEach(row -> rows[(int) (deal.place(row) - deal.start(worker))] = row);
    return rows;
  }
}
