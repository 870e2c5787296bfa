package org.trainyard.common.spark;

import org.apache.spark.SparkContext;

/** Names what is shown in Spark's user interface. */
public final class JobLabel {
  private JobLabel() {}

  /** Jobs started by this thread from now on are shown under this description. */
  public static void set(SparkContext context, String description) {
    context.setJobDescription(description);
  }
}
