package org.trainyard.common.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.trainyard.common.config.Section;

/** Hadoop's settings before there is a Spark session. */
public final class HadoopSettings {
  private HadoopSettings() {}

  /**
   * What a session would give: Hadoop's own files, and {@code spark.hadoop.*} of spark-submit and
   * of the block {@code spark}.
   *
   * @param root the root of the settings
   */
  public static Configuration of(Section root) {
    SparkConf conf = new SparkConf();
    root.flat("spark").forEach((key, value) -> conf.set("spark." + key, value));
    return SparkHadoopUtil.get().newConfiguration(conf);
  }
}
