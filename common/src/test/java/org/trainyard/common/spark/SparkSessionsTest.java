package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

class SparkSessionsTest {
  private static SparkConf configuration(Map<String, String> spark, InstructionSet set) {
    return SparkSessions.configuration(
        new ClusterSettings(
            spark, Duration.ofSeconds(1), Duration.ofMinutes(10), Optional.of(set)));
  }

  private static String options(SparkConf conf) {
    return conf.get("spark.executor.extraJavaOptions");
  }

  @AfterEach
  void forget() {
    System.clearProperty(SparkSessions.CLASS_PATH);
  }

  @Test
  void numericsArePinnedOnEveryExecutor() {
    SparkConf conf = configuration(Map.of("master", "yarn"), InstructionSet.AVX2);

    assertEquals("1", conf.get("spark.executorEnv.OMP_NUM_THREADS"));
    assertEquals("1", conf.get("spark.executorEnv.OPENBLAS_NUM_THREADS"));
    assertEquals("Haswell", conf.get("spark.executorEnv.OPENBLAS_CORETYPE"));
    assertEquals("AVX2", conf.get("spark.executorEnv.DNNL_MAX_CPU_ISA"));
    assertEquals(
        "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
            + " -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
            + " -Dorg.eclipse.deeplearning4j.helpers.disable=false"
            + " -Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2"
            + " -Dorg.bytedeco.javacpp.maxphysicalbytes=1216m",
        options(conf));
  }

  @Test
  void aTaskHasAsManyNativeThreadsAsCores() {
    SparkConf conf =
        configuration(Map.of("master", "yarn", "task.cpus", "4"), InstructionSet.GENERIC);

    assertEquals("4", conf.get("spark.executorEnv.OMP_NUM_THREADS"));
    assertEquals("4", conf.get("spark.executorEnv.OPENBLAS_NUM_THREADS"));
    assertEquals("Nehalem", conf.get("spark.executorEnv.OPENBLAS_CORETYPE"));
  }

  @Test
  void whatTheUserSetsWins() {
    SparkConf conf =
        configuration(
            Map.of(
                "master", "yarn",
                "executorEnv.OMP_NUM_THREADS", "2",
                "executorEnv.OPENBLAS_CORETYPE", "Zen",
                "sql.shuffle.partitions", "99",
                "executor.extraJavaOptions", "-Dorg.bytedeco.javacpp.maxbytes=2g"),
            InstructionSet.AVX2);

    assertEquals("2", conf.get("spark.executorEnv.OMP_NUM_THREADS"));
    assertEquals("Zen", conf.get("spark.executorEnv.OPENBLAS_CORETYPE"));
    assertEquals("99", conf.get("spark.sql.shuffle.partitions"));
    assertTrue(
        options(conf).endsWith(" -Dorg.bytedeco.javacpp.maxbytes=2g"),
        "the last of two equal options wins in Java: " + options(conf));
  }

  @Test
  void withoutAMasterAllCoresOfThisMachineWork() {
    SparkConf conf = configuration(Map.of(), InstructionSet.AVX2);

    assertEquals("local[*]", conf.get("spark.master"));
    assertEquals("127.0.0.1", conf.get("spark.driver.host"));
    assertEquals("127.0.0.1", conf.get("spark.driver.bindAddress"));
  }

  @Test
  void aClusterElsewhereChoosesTheDriversAddressItself() {
    SparkConf conf = configuration(Map.of("master", "yarn"), InstructionSet.AVX2);

    assertFalse(conf.contains("spark.driver.host"));
    assertFalse(conf.contains("spark.executor.extraClassPath"), "spark-submit brings the jars");
  }

  @Test
  void whatIsSentIsWrittenByJavaWhateverTheClusterSays() {
    SparkConf conf =
        configuration(
            Map.of("serializer", "org.apache.spark.serializer.KryoSerializer"),
            InstructionSet.AVX2);

    assertEquals("org.apache.spark.serializer.JavaSerializer", conf.get("spark.serializer"));
  }

  @Test
  void aJobOutlivesMoreLostExecutorsThanSparkAllowsByItself() {
    SparkConf conf = configuration(Map.of("master", "yarn"), InstructionSet.AVX2);

    assertTrue(conf.getInt("spark.task.maxFailures", 4) > 4);
    assertTrue(conf.getInt("spark.stage.maxConsecutiveAttempts", 4) > 4);
    assertTrue(conf.getInt("spark.executor.maxNumFailures", 4) > 4);
    SparkConf chosen =
        configuration(Map.of("master", "yarn", "task.maxFailures", "2"), InstructionSet.AVX2);
    assertEquals("2", chosen.get("spark.task.maxFailures"), "what the user sets wins");
  }

  @Test
  void executorsOnThisMachineGetTheClassPathOfTheLauncher() {
    System.setProperty(SparkSessions.CLASS_PATH, "/a b/app.jar:/lib/x.jar");

    SparkConf conf =
        configuration(Map.of("master", "local-cluster[2,1,1024]"), InstructionSet.AVX2);

    assertEquals("/a b/app.jar:/lib/x.jar", conf.get("spark.executor.extraClassPath"));
    assertTrue(
        options(conf).contains("\"-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir") + '"'),
        options(conf));
  }

  @Test
  void executorsElsewhereAreSentTheJarsOfTheLauncher() {
    System.setProperty(SparkSessions.CLASS_PATH, "/a b/app.jar:/conf:/lib/x.jar");

    SparkConf conf = configuration(Map.of("master", "spark://host:7077"), InstructionSet.AVX2);

    assertEquals("/a b/app.jar,/lib/x.jar", conf.get("spark.jars"));
    assertFalse(conf.contains("spark.executor.extraClassPath"), "paths of this machine only");
  }

  @Test
  void jarsAreSentOnlyWhereTheyAreMissing() {
    assertFalse(
        configuration(Map.of("master", "yarn"), InstructionSet.AVX2).contains("spark.jars"),
        "without the launcher");
    System.setProperty(SparkSessions.CLASS_PATH, "/lib/app.jar");

    for (String master : new String[] {"local[2]", "local-cluster[2,1,1024]"}) {
      SparkConf conf = configuration(Map.of("master", master), InstructionSet.AVX2);
      assertFalse(conf.contains("spark.jars"), master);
    }
    SparkConf chosen =
        configuration(Map.of("master", "yarn", "jars", "hdfs:///x.jar"), InstructionSet.AVX2);
    assertEquals("hdfs:///x.jar", chosen.get("spark.jars"), "what the user sets wins");
  }

  @Test
  void aSessionWithoutExecutorsIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    Closeable session = closed::incrementAndGet;
    JobException none = new JobException(ExitCode.FAILED, "no executor came");

    JobException thrown =
        assertThrows(
            JobException.class,
            () ->
                SparkSessions.orClosed(
                    session,
                    opened -> {
                      throw none;
                    }));

    assertSame(none, thrown);
    assertEquals(1, closed.get(), "closed");
  }

  @Test
  void aSessionWithExecutorsStaysOpen() {
    AtomicInteger closed = new AtomicInteger();
    Closeable session = closed::incrementAndGet;

    assertSame(session, SparkSessions.orClosed(session, opened -> {}));
    assertEquals(0, closed.get(), "closed");
  }

  @Test
  void withoutTheLauncherItIsTheDriversOwnClassPath() {
    SparkConf conf =
        configuration(Map.of("master", "local-cluster[2,1,1024]"), InstructionSet.AVX2);

    assertEquals(System.getProperty("java.class.path"), conf.get("spark.executor.extraClassPath"));
  }

  @Test
  void aTaskWithoutMemoryDoesNotEndTheDriverThatRunsIt() {
    String key = "spark.executor.killOnFatalError.depth";

    assertEquals("0", configuration(Map.of(), InstructionSet.AVX2).get(key));
    assertEquals("0", configuration(Map.of("master", "local"), InstructionSet.AVX2).get(key));
    assertFalse(
        configuration(Map.of("master", "local-cluster[2,1,1024]"), InstructionSet.AVX2)
            .contains(key),
        "an executor of its own may die");
  }
}
