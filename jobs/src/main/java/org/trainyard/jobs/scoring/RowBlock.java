package org.trainyard.jobs.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.trainyard.common.dataset.DatasetRow;
import scala.Tuple2;

/**
 * Consecutive rows of a split, at most {@value #ROWS}. A split is cut into the same blocks however
 * Spark partitions it, so sums over blocks in their order are the same on every cluster.
 *
 * @param number the block's number, from 0
 * @param rows its rows, in the order of their index
 */
public record RowBlock(long number, List<DatasetRow> rows) implements Serializable {
  /** Rows of a block, but for the last. */
  public static final int ROWS = 1024;

  /**
   * Cuts a split into blocks, which lie in as many partitions as can be worked on at once.
   *
   * @param count rows of the split: there are no partitions without a block
   */
  public static JavaRDD<RowBlock> of(JavaRDD<DatasetRow> rows, long count) {
    int atOnce = JavaSparkContext.fromSparkContext(rows.context()).defaultParallelism();
    long blocks = Math.max(1, (count + ROWS - 1) / ROWS);
    long partitions = Math.min(blocks, Math.max(atOnce, rows.getNumPartitions()));
    return rows.mapToPair(row -> new Tuple2<>(row.index() / ROWS, row))
        .groupByKey((int) partitions)
        .map(
            block -> {
              List<DatasetRow> sorted = new ArrayList<>();
              block._2().forEach(sorted::add);
              sorted.sort(Comparator.comparingLong(DatasetRow::index));
              return new RowBlock(block._1(), sorted);
            });
  }
}
