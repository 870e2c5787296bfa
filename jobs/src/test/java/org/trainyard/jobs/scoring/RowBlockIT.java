package org.trainyard.jobs.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.DatasetRow;

class RowBlockIT {
  /** A small split is one file, and so one partition, but a large network takes long for it. */
  @Test
  void blocksOfASmallSplitAreWorkedOnAtOnce() {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[3]")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      List<DatasetRow> rows = LongStream.range(0, 2500).mapToObj(RowBlockIT::row).toList();
      JavaRDD<RowBlock> blocks =
          RowBlock.of(
              JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1),
              rows.size());

      List<List<RowBlock>> partitions = blocks.glom().collect();

      assertEquals(List.of(1, 1, 1), partitions.stream().map(List::size).toList());
      assertEquals(
          List.of(1024, 1024, 452),
          blocks.sortBy(RowBlock::number, true, 1).map(each -> each.rows().size()).collect());
      assertEquals(
          2,
          RowBlock.of(
                  JavaSparkContext.fromSparkContext(spark.sparkContext())
                      .parallelize(rows.subList(0, 1500), 1),
                  1500)
              .getNumPartitions(),
          "no task without a block");
    }
  }

  private static DatasetRow row(long index) {
    return new DatasetRow(index, "", new byte[0], new byte[0], new double[] {0}, 1, Map.of(), "");
  }
}
