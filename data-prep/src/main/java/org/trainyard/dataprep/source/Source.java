package org.trainyard.dataprep.source;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.SourceFile;

/** Raw files that were inspected and found to be of their format. */
public interface Source {
  /** The files, each with its role, size and digest. */
  List<SourceFile> files();

  /** Names of the classes, as far as the settings say. */
  ClassNames classes();

  /** Whether the source says itself which rows are test rows. */
  TestRows testRows();

  /** What a row's features are; may start a Spark job. */
  Features features(SparkSession spark);

  /**
   * The rows. Partitions one after the other, and rows in a partition, stand in the source's order:
   * its training rows by position, then its test rows by position. Read again, they are the same.
   */
  JavaRDD<RawRow> rows(SparkSession spark);

  /** Who chooses the test rows. */
  enum TestRows {
    /** The source has test rows of its own. */
    OF_SOURCE,
    /** They are chosen by the hash of their content. */
    BY_HASH
  }
}
