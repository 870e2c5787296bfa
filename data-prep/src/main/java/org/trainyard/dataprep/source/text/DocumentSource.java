package org.trainyard.dataprep.source.text;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.trainyard.dataprep.source.Source;

/** Texts that were inspected and found to be of their format. */
public interface DocumentSource extends Source {
  /**
   * The documents. Partitions one after the other, and documents in a partition, stand in the
   * source's order: by file, then by position. Read again, they are the same.
   */
  JavaRDD<Document> documents(SparkSession spark);
}
