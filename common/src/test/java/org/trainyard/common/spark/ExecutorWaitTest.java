package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

class ExecutorWaitTest {
  /** A cluster whose first executor comes when it was asked for so often. */
  private record Cluster(AtomicInteger asked, int comesAt, int stopsAt)
      implements ExecutorWait.Application {
    Cluster(int comesAt, int stopsAt) {
      this(new AtomicInteger(), comesAt, stopsAt);
    }

    @Override
    public String master() {
      return "spark://master:7077";
    }

    @Override
    public boolean hasExecutor() {
      return asked.incrementAndGet() >= comesAt;
    }

    @Override
    public boolean isStopped() {
      return asked.get() >= stopsAt;
    }
  }

  private static JobException failure(Cluster cluster, Duration timeout) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThrows(JobException.class, () -> ExecutorWait.await(cluster, timeout)));
  }

  private static boolean asksAtStart(String... settings) {
    SparkConf conf = new SparkConf(false);
    for (int i = 0; i < settings.length; i += 2) {
      conf.set("spark." + settings[i], settings[i + 1]);
    }
    return ExecutorWait.asksAtStart(conf);
  }

  @Test
  void aFixedNumberOfExecutorsIsWaitedFor() {
    assertTrue(asksAtStart());
    assertTrue(asksAtStart("dynamicAllocation.enabled", "false", "executor.instances", "2"));
  }

  @Test
  void dynamicAllocationIsWaitedForOnlyIfItStartsWithExecutors() {
    String on = "dynamicAllocation.enabled";

    assertFalse(asksAtStart(on, "true"), "no executor before the first job");
    assertFalse(asksAtStart(on, "true", "executor.instances", "0"));
    assertTrue(asksAtStart(on, "true", "executor.instances", "2"));
    assertTrue(asksAtStart(on, "true", "dynamicAllocation.minExecutors", "1"));
    assertTrue(asksAtStart(on, "true", "dynamicAllocation.initialExecutors", "1"));
  }

  @Test
  void returnsAsSoonAsAnExecutorCame() {
    Cluster cluster = new Cluster(3, 99);

    ExecutorWait.await(cluster, Duration.ofMinutes(1));

    assertEquals(3, cluster.asked().get());
  }

  @Test
  void saysWhatToCheckIfNoneCame() {
    JobException thrown = failure(new Cluster(9999, 9999), Duration.ofMillis(120));

    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertEquals(
        "no executor came from spark://master:7077 within 0 s. Check that its workers run and have"
            + " spark.executor.cores and spark.executor.memory free, or raise"
            + " cluster.executor-timeout-seconds",
        thrown.getMessage());
  }

  @Test
  void saysSoIfSparkGaveUpFirst() {
    JobException thrown = failure(new Cluster(9999, 2), Duration.ofMinutes(1));

    assertTrue(
        thrown
            .getMessage()
            .startsWith("Spark at spark://master:7077 ended the application before it had an"),
        thrown.getMessage());
  }
}
