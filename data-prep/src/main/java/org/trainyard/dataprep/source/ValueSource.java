package org.trainyard.dataprep.source;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Features;

/** Rows of numbers that were inspected and found to be of their format. */
public interface ValueSource extends Source {
  /** What a row's features are; may start a Spark job. */
  Features features(SparkSession spark);

  /**
   * The rows. Partitions one after the other, and rows in a partition, stand in the source's order:
   * its training rows by position, then its test rows by position. Read again, they are the same.
   */
  JavaRDD<RawRow> rows(SparkSession spark);
}
