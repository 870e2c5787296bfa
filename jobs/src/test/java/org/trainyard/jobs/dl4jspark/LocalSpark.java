package org.trainyard.jobs.dl4jspark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark in this process, for tests. */
final class LocalSpark {
  private LocalSpark() {}

  /**
   * Two tasks at a time.
   *
   * @param folder where dl4j-spark may export what it trains
   */
  static JavaSparkContext open(Path folder) {
    return open(folder, Map.of());
  }

  /** The same with further properties. */
  static JavaSparkContext open(Path folder, Map<String, String> properties) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("drop-in")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.ui.enabled", "false")
            .set("spark.hadoop.hadoop.tmp.dir", folder.resolve("tmp").toString());
    properties.forEach(conf::set);
    return new JavaSparkContext(conf);
  }
}
