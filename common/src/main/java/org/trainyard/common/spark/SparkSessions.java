package org.trainyard.common.spark;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.SettingsSource;

/**
 * Opens Spark sessions. Numerics are pinned on every executor: one native thread for each task core
 * and one instruction set. Properties from the settings win over those of {@code spark-submit}, and
 * both over the defaults here.
 */
public final class SparkSessions {
  /**
   * System property with the class path of our own jars, parted by colons: what executors on this
   * machine have, and what is sent to executors elsewhere. {@code spark-submit} sends them itself.
   */
  public static final String CLASS_PATH = "trainyard.classpath";

  private static final String PLATFORM_EXTENSION = "org.bytedeco.javacpp.platform.extension";

  /**
   * The second compiler waits until code has run ten times as often as it would by itself. Starting
   * an executor took a third less on two cores, and the arithmetic is native code anyway; the same
   * options for the driver are in {@code java.options}.
   */
  private static final String LATE_COMPILATION =
      "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
          + " -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000";

  private static final Pattern LOCAL = Pattern.compile("local(\\[.*)?");

  private SparkSessions() {}

  /**
   * Opens a session and waits for its first executor, unless none is asked for before the first
   * job. A session that got none is closed.
   *
   * @throws org.trainyard.common.job.JobException if no executor came in time
   */
  public static SparkSession open(String name, ClusterSettings settings) {
    // The driver is an executor too in local mode; what is loaded already stays.
    settings
        .instructionSet()
        .ifPresent(set -> System.setProperty(PLATFORM_EXTENSION, set.platformExtension()));
    SparkSession spark =
        SparkSession.builder().config(configuration(settings)).appName(name).getOrCreate();
    return orClosed(
        spark, opened -> ExecutorWait.await(opened.sparkContext(), settings.executorTimeout()));
  }

  /** A session that came through a check, or else is closed. */
  static <S extends Closeable> S orClosed(S session, Consumer<S> check) {
    try {
      check.accept(session);
      return session;
    } catch (RuntimeException | Error e) {
      try {
        session.close();
      } catch (IOException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
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
    if (LOCAL.matcher(master).matches()) {
      // The executor is the driver: a task without memory fails, and its reason is told, where
      // Spark would end the process.
      conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
    }
    // Parameters and pixels do not compress; small data needs no 200 partitions.
    conf.setIfMissing("spark.broadcast.compress", "false");
    // A worker's state comes with its result; else the driver would have to fetch it.
    conf.setIfMissing("spark.task.maxDirectResultSize", "64m");
    conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // Kryo, which many clusters have as their default, cannot make records.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    outliveExecutors(conf);

    InstructionSet set = settings.instructionSet().orElseGet(InstructionSet::ofThisMachine);
    String threads = conf.get("spark.task.cpus", "1");
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", threads);
    conf.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", threads);
    for (Map.Entry<String, String> entry : set.environment().entrySet()) {
      conf.setIfMissing("spark.executorEnv." + entry.getKey(), entry.getValue());
    }
    StringBuilder options = new StringBuilder(LATE_COMPILATION);
    options.append(" -Dorg.eclipse.deeplearning4j.helpers.disable=false");
    options.append(" -D" + PLATFORM_EXTENSION + "=").append(set.platformExtension());
    if (master.startsWith("local-cluster")) {
      String classPath = System.getProperty(CLASS_PATH, System.getProperty("java.class.path"));
      conf.setIfMissing("spark.executor.extraClassPath", classPath);
      Path cache = SettingsSource.trainyardHome().resolve("javacpp");
      options.append(" \"-Dorg.bytedeco.javacpp.cachedir=").append(cache).append('"');
      String temporary = System.getProperty("java.io.tmpdir");
      options.append(" \"-Djava.io.tmpdir=").append(temporary).append('"');
    }
    if (!master.startsWith("local")) {
      ownJars().ifPresent(jars -> conf.setIfMissing("spark.jars", jars));
    }
    NativeMemory.option(conf).ifPresent(option -> options.append(' ').append(option));
    String given = conf.get("spark.executor.extraJavaOptions", "");
    conf.set("spark.executor.extraJavaOptions", (options + " " + given).strip());
    return conf;
  }

  /**
   * Lets a job outlive executors that are lost. Spark counts each against the task that ran there
   * and against the stage whose output it held, and gives a job up after four; on YARN it gives the
   * application up after twice as many as there are executors. Not more often than {@link
   * Stall#LOSSES_OF_ONE_TASK}: a task that can only fail should not be tried for ever.
   */
  private static void outliveExecutors(SparkConf conf) {
    conf.setIfMissing("spark.task.maxFailures", String.valueOf(Stall.LOSSES_OF_ONE_TASK));
    conf.setIfMissing("spark.stage.maxConsecutiveAttempts", "8");
    conf.setIfMissing("spark.executor.maxNumFailures", "100");
    conf.setIfMissing("spark.executor.failuresValidityInterval", "1h");
  }

  /** Our own jars for executors elsewhere, as Spark lists them; none without the launcher. */
  private static Optional<String> ownJars() {
    return Optional.ofNullable(System.getProperty(CLASS_PATH))
        .map(
            classPath ->
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                    .filter(entry -> entry.endsWith(".jar"))
                    .collect(Collectors.joining(",")))
        .filter(jars -> !jars.isEmpty());
  }
}
