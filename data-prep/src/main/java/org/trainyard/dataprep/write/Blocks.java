package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.rdd.RDD;
import org.trainyard.common.dataset.RowDigest;
import org.trainyard.common.dataset.Split;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.split.Placement.Fate;
import scala.Function1;

/**
 * The kept rows, in the partitions they are stored in: one for each block of {@value
 * RowDigest#BLOCK_ROWS} consecutive rows of a split, the splits one after the other.
 *
 * @param rows the rows of all splits, each at its index
 * @param first number of the first block of each split
 * @param count blocks of each split
 */
record Blocks(JavaRDD<KeptRow> rows, Map<Split, Integer> first, Map<Split, Integer> count) {

  static Blocks of(
      JavaRDD<RawRow> raw, Survey survey, Placements placements, FeatureEncoder encoder) {
    Map<Split, Integer> first = new EnumMap<>(Split.class);
    Map<Split, Integer> count = new EnumMap<>(Split.class);
    int blocks = 0;
    for (Split split : Split.values()) {
      long rows = placements.total(Fate.in(split));
      first.put(split, blocks);
      count.put(split, Math.toIntExact((rows + RowDigest.BLOCK_ROWS - 1) / RowDigest.BLOCK_ROWS));
      blocks += count.get(split);
    }
    SlotStarts starts = SlotStarts.of(survey, placements, first);
    JavaPairRDD<Long, KeptRow> slots =
        raw.zipPartitions(
                placements.fates(),
                (each, fates) ->
                    new KeptRows(each, fates, starts, TaskContext.getPartitionId(), encoder))
            .mapToPair(pair -> pair);
    JavaRDD<KeptRow> rows = slots.repartitionAndSortWithinPartitions(new ByBlock(blocks)).values();
    return new Blocks(rows, first, count);
  }

  /** The rows of a split; the partitions are its blocks, in order. */
  JavaRDD<KeptRow> of(Split split) {
    return blocks(split, count.get(split));
  }

  /** The rows of a split's first blocks, in order. */
  JavaRDD<KeptRow> blocks(Split split, int most) {
    int from = first.get(split);
    int to = from + Math.min(most, count.get(split));
    Function1<Object, Object> inRange =
        (Function1<Object, Object> & Serializable)
            block -> (Integer) block >= from && (Integer) block < to;
    RDD<KeptRow> pruned = PartitionPruningRDD.create(rows.rdd(), inRange);
    return JavaRDD.fromRDD(pruned, rows.classTag());
  }

  /** Sends a slot to the block it is in. */
  private static final class ByBlock extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int blocks;

    ByBlock(int blocks) {
      this.blocks = blocks;
    }

    @Override
    public int numPartitions() {
      return blocks;
    }

    @Override
    public int getPartition(Object slot) {
      return (int) ((Long) slot / RowDigest.BLOCK_ROWS);
    }
  }
}
