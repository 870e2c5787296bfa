package org.trainyard.common.spark;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.trainyard.common.config.Section;

/**
 * Where a job runs: the blocks {@code spark}, {@code cluster} and {@code numeric}. They say where,
 * not what, and are no part of a run's identity.
 *
 * @param spark properties of Spark without their prefix, {@code master} among them
 * @param executorTimeout how long to wait for the first executor
 * @param stallTimeout how long Spark jobs may make no progress before they are ended
 * @param instructionSet what native code is held to; absent to take the driver's processor's
 */
public record ClusterSettings(
    Map<String, String> spark,
    Duration executorTimeout,
    Duration stallTimeout,
    Optional<InstructionSet> instructionSet) {
  private static final String HEARTBEAT = "executor.heartbeatInterval";
  private static final int HEARTBEATS = 3;

  private enum Choice {
    AUTO,
    GENERIC,
    AVX2,
    AVX512
  }

  /** Copies. */
  public ClusterSettings {
    spark = Map.copyOf(spark);
  }

  /** Reads the blocks; problems are added to the section's. */
  public static ClusterSettings read(Section root) {
    Map<String, String> spark = root.flat("spark");
    if (spark.containsKey("authenticate.secret") && !spark.containsKey("authenticate")) {
      root.problems()
          .add(
              "spark.authenticate.secret is set but spark.authenticate is not. In a HOCON file"
                  + " write both keys in quotes, \"authenticate\" = true and"
                  + " \"authenticate.secret\" = …; without quotes the second replaces the first");
    }
    Section cluster = root.section("cluster");
    int executor = cluster.integer("executor-timeout-seconds", 1, 86_400);
    int stall = cluster.integer("stall-timeout-seconds", 1, 86_400);
    long heartbeats = HEARTBEATS * heartbeatSeconds(spark);
    if (stall < heartbeats) {
      cluster.problem(
          "stall-timeout-seconds",
          "is at least "
              + heartbeats
              + ": "
              + HEARTBEATS
              + " times spark."
              + HEARTBEAT
              + ", by which a task tells that it works");
    }
    Choice choice = root.section("numeric").choice("instruction-set", Choice.class);
    // Read by training; known to every job.
    root.section("numeric").flag("allow-mixed");
    return new ClusterSettings(
        spark,
        Duration.ofSeconds(executor),
        Duration.ofSeconds(stall),
        choice == Choice.AUTO
            ? Optional.empty()
            : Optional.of(InstructionSet.valueOf(choice.name())));
  }

  private static long heartbeatSeconds(Map<String, String> spark) {
    SparkConf conf = new SparkConf(); // with the properties of spark-submit
    Optional.ofNullable(spark.get(HEARTBEAT)).ifPresent(own -> conf.set("spark." + HEARTBEAT, own));
    try {
      return conf.getTimeAsSeconds("spark." + HEARTBEAT, "10s");
    } catch (NumberFormatException e) {
      return 0; // not a time, which Spark itself says
    }
  }
}
