package org.trainyard.common.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.SettingsSource;

/**
 * Opens Spark sessions. Numerics are pinned on every executor: one native thread for each task core
 * and one instruction set. Properties from the settings win over those of {@code spark-submit}, and
 * both over the defaults here.
 */
public final class SparkSessions {
  /** System property with the class path of executors that run on this machine. */
  public static final String CLASS_PATH = "trainyard.classpath";

  private static final String PLATFORM_EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private SparkSessions() {}

  /** Opens a session and waits for its first executor. */
  public static SparkSession open(String name, ClusterSettings settings) {
    // The driver is an executor too in local mode; what is loaded already stays.
    settings
        .instructionSet()
        .ifPresent(set -> System.setProperty(PLATFORM_EXTENSION, set.platformExtension()));
    SparkSession spark =
        SparkSession.builder().config(configuration(settings)).appName(name).getOrCreate();
    ExecutorWait.await(spark.sparkContext(), settings.executorTimeout());
    return spark;
  }

  /** The configuration of a session. */
  static SparkConf configuration(ClusterSettings settings) {
    SparkConf conf = new SparkConf();
    settings.spark().forEach((key, value) -> conf.set("spark." + key, value));
    conf.setIfMissing("spark.master", "local[*]");
    String master = conf.get("spark.master");
    if (master.startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    // Parameters and pixels do not compress; small data needs no 200 partitions.
    conf.setIfMissing("spark.broadcast.compress", "false");
    conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");

    InstructionSet set = settings.instructionSet().orElseGet(InstructionSet::ofThisMachine);
    String threads = conf.get("spark.task.cpus", "1");
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", threads);
    conf.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", threads);
    for (Map.Entry<String, String> entry : set.environment().entrySet()) {
      conf.setIfMissing("spark.executorEnv." + entry.getKey(), entry.getValue());
    }
    StringBuilder options = new StringBuilder();
    options.append("-Dorg.eclipse.deeplearning4j.helpers.disable=false");
    options.append(" -D" + PLATFORM_EXTENSION + "=").append(set.platformExtension());
    if (master.startsWith("local-cluster")) {
      String classPath = System.getProperty(CLASS_PATH, System.getProperty("java.class.path"));
      conf.setIfMissing("spark.executor.extraClassPath", classPath);
      Path cache = SettingsSource.trainyardHome().resolve("javacpp");
      options.append(" \"-Dorg.bytedeco.javacpp.cachedir=").append(cache).append('"');
      String temporary = System.getProperty("java.io.tmpdir");
      options.append(" \"-Djava.io.tmpdir=").append(temporary).append('"');
    }
    String given = conf.get("spark.executor.extraJavaOptions", "");
    conf.set("spark.executor.extraJavaOptions", (options + " " + given).strip());
    return conf;
  }
}
