package org.trainyard.jobs.training;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import scala.Tuple2;

/** Deals the rows of the train split to shards that stay on the executors, one a partition. */
final class ShardBuilder {
  private ShardBuilder() {}

  /** The shards, in the order of their workers; kept once they are first used. */
  static JavaRDD<Shard> build(SparkSession spark, StoredDataset dataset, Deal deal) {
    int rowBytes = dataset.manifest().features().bytes();
    int classes = dataset.manifest().labels().size();
    return dataset
        .rows(spark, Split.TRAIN)
        .mapToPair(row -> new Tuple2<>(deal.place(row.index()), DealtRow.of(row, classes)))
        .partitionBy(new ByWorker(deal))
        .mapPartitionsWithIndex((worker, rows) -> shard(deal, worker, rowBytes, rows), true)
        .setName("shards")
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Iterator<Shard> shard(
      Deal deal, int worker, int rowBytes, Iterator<Tuple2<Long, DealtRow>> rows) {
    Shard shard = new Shard(deal.size(worker), rowBytes);
    long start = deal.start(worker);
    while (rows.hasNext()) {
      Tuple2<Long, DealtRow> placed = rows.next();
      DealtRow row = placed._2();
      shard.put((int) (placed._1() - start), row.features(), row.label(), row.index());
    }
    return List.of(shard.complete()).iterator();
  }

  @SuppressWarnings("ArrayRecordComponent") // Passed by the million and never compared.
  private record DealtRow(long index, byte[] features, int label) implements Serializable {
    static DealtRow of(DatasetRow row, int classes) {
      return new DealtRow(row.index(), row.features(), row.classIndex(classes));
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
