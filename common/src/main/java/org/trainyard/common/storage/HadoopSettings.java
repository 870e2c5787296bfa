package org.trainyard.common.storage;

import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.trainyard.common.config.Section;

/** Hadoop's settings where there is no Spark session yet that could give them. */
public final class HadoopSettings {
  private static final String SPARK = "spark.hadoop.";
  private static final String BLOCK = "hadoop.";

  private HadoopSettings() {}

  /**
   * Hadoop's own files, what spark-submit was given as {@code spark.hadoop.*}, and what the block
   * {@code spark} has of it, which wins.
   *
   * @param root the root of the settings
   */
  public static Configuration of(Section root) {
    Configuration hadoop = new Configuration();
    Properties submitted = System.getProperties();
    for (String name : submitted.stringPropertyNames()) {
      if (name.startsWith(SPARK)) {
        hadoop.set(name.substring(SPARK.length()), submitted.getProperty(name));
      }
    }
    root.flat("spark")
        .forEach(
            (name, value) -> {
              if (name.startsWith(BLOCK)) {
                hadoop.set(name.substring(BLOCK.length()), value);
              }
            });
    return hadoop;
  }
}
