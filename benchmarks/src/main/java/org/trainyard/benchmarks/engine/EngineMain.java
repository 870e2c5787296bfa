package org.trainyard.benchmarks.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.common.spark.ClusterSettings;
import org.trainyard.common.spark.SparkSessions;
import org.trainyard.jobs.runtime.NativeRuntime;

/**
 * The measured process: warms up on a network that is thrown away, trains a fresh one, and prints
 * one {@code RESULT} line.
 */
public final class EngineMain {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private EngineMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) {
    SequenceWorkload workload = SequenceWorkload.of(Options.parse(arguments));
    ClusterSettings cluster =
        new ClusterSettings(
            Map.of("master", "local[" + workload.threads() + "]", "ui.enabled", "false"),
            PATIENCE,
            PATIENCE,
            Optional.empty());
    try (SparkSession spark = SparkSessions.open("bench sequence", cluster)) {
      NativeRuntime.load(1);
      EngineTraining training =
          new EngineTraining(JavaSparkContext.fromSparkContext(spark.sparkContext()), workload);
      training.train(workload.warmUpRows());
      System.out.println(training.train(workload.rows()).line());
    }
  }
}
