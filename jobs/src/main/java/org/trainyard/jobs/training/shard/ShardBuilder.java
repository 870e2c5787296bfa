package org.trainyard.jobs.training.shard;

import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.storage.StorageLevel;
import org.trainyard.jobs.training.plan.Deal;
import scala.Tuple2;
import scala.math.Ordering;
import scala.reflect.ClassTag;

/** Deals rows to shards on the local disks of the executors, one a partition. */
public final class ShardBuilder {
  private ShardBuilder() {}

  /**
   * The shards, in the order of their workers; kept once they are first used.
   *
   * @param rows every row once, in any order
   * @param deal which worker and slot each goes to
   * @param rowBytes bytes of a row, as far as known
   */
  public static JavaRDD<Shard> build(JavaRDD<DealtRow> rows, Deal deal, long rowBytes) {
    return sortedByPlace(rows, deal)
        .mapPartitionsWithIndex((worker, placed) -> write(deal, worker, rowBytes, placed), true)
        .setName("shards")
        // Handles only: the rows themselves are in local files.
        .persist(StorageLevel.MEMORY_ONLY());
  }

  /**
   * Lets the executors drop shards, and what was shuffled to make them. Does not wait for them, so
   * none that is lost meanwhile is in the way.
   */
  public static void release(JavaRDD<Shard> shards) {
    if (!shards.context().isStopped()) {
      shards.unpersist(false);
      shards.rdd().cleanShuffleDependencies(false);
    }
  }

  /**
   * What {@code repartitionAndSortWithinPartitions} does, but for the form in which rows travel:
   * numbers and bytes alone, which Kryo writes many times faster than Java writes objects.
   */
  private static JavaRDD<Tuple2<Long, byte[]>> sortedByPlace(JavaRDD<DealtRow> rows, Deal deal) {
    JavaPairRDD<Long, byte[]> placed =
        rows.mapToPair(row -> new Tuple2<>(deal.place(row.index()), row.packed()));
    ClassTag<Long> place = ClassTag.apply(Long.class);
    ClassTag<byte[]> bytes = ClassTag.apply(byte[].class);
    ShuffledRDD<Long, byte[], byte[]> shuffled =
        new ShuffledRDD<Long, byte[], byte[]>(placed.rdd(), new ByWorker(deal), place, bytes, bytes)
            .setKeyOrdering(Ordering.comparatorToOrdering(Comparator.<Long>naturalOrder()))
            .setSerializer(new KryoSerializer(rows.context().getConf()));
    return shuffled.toJavaRDD();
  }

  private static Iterator<Shard> write(
      Deal deal, int worker, long rowBytes, Iterator<Tuple2<Long, byte[]>> placed)
      throws IOException {
    long place = deal.start(worker);
    try (ShardWriter writer =
        new ShardWriter(LocalDisk.ofThisProcess(), deal.size(worker), rowBytes)) {
      while (placed.hasNext()) {
        Tuple2<Long, byte[]> next = placed.next();
        DealtRow row = DealtRow.unpacked(next._2());
        if (next._1() != place) {
          throw new IllegalStateException(
              String.format(
                  "row %d is dealt to place %d, expected %d: a row is missing or comes twice; the"
                      + " dataset changed while it was read",
                  row.index(), next._1(), place));
        }
        writer.add(row.index(), row.bytes());
        place++;
      }
      return List.of(writer.finish()).iterator();
    }
  }

  private static final class ByWorker extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final Deal deal;

    ByWorker(Deal deal) {
      this.deal = deal;
    }

    @Override
    public int numPartitions() {
      return deal.workers();
    }

    @Override
    public int getPartition(Object place) {
      return deal.worker((Long) place);
    }
  }
}
