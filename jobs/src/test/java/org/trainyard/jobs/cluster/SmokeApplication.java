package org.trainyard.jobs.cluster;

import org.apache.spark.sql.SparkSession;

/**
 * Writes a thousand numbers to a folder, reads them back, and ends with 0 if their sum is right.
 */
public final class SmokeApplication {
  private SmokeApplication() {}

  /** Takes the folder's URI. */
  public static void main(String[] arguments) {
    long sum;
    try (SparkSession spark = SparkSession.builder().appName("smoke").getOrCreate()) {
      spark.range(0, 1_000, 1, 4).write().parquet(arguments[0]);
      sum = spark.read().parquet(arguments[0]).selectExpr("sum(id)").first().getLong(0);
      int executors = spark.sparkContext().statusTracker().getExecutorInfos().length - 1;
      System.out.println("sum " + sum + " on " + executors + " executors");
    }
    if (sum != 499_500) {
      System.exit(1);
    }
  }
}
