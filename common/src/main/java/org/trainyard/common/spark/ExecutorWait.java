package org.trainyard.common.spark;

import java.time.Duration;
import java.time.Instant;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Waits for executors, and says so plainly if none comes, where Spark would wait for ever. */
public final class ExecutorWait {
  private ExecutorWait() {}

  /** What the wait asks of an application. */
  interface Application {
    /** Where its executors come from. */
    String master();

    /** Whether an executor has registered. */
    boolean hasExecutor();

    /** Whether Spark ended it. */
    boolean isStopped();
  }

  /**
   * Returns once an executor has registered; at once where the driver is the executor, or where
   * Spark asks for none before the first job.
   *
   * @throws JobException with {@link ExitCode#FAILED} if none came in time
   */
  public static void await(SparkContext context, Duration timeout) {
    if (!context.isLocal() && asksAtStart(context.getConf())) {
      await(new OnSpark(context), timeout);
    }
  }

  /** Whether Spark asks for executors before there is a job. */
  static boolean asksAtStart(SparkConf conf) {
    if (!conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
      return true;
    }
    // With dynamic allocation Spark starts with the greatest of these.
    return conf.getInt("spark.dynamicAllocation.minExecutors", 0) > 0
        || conf.getInt("spark.dynamicAllocation.initialExecutors", 0) > 0
        || conf.getInt("spark.executor.instances", 0) > 0;
  }

  static void await(Application application, Duration timeout) {
    Instant end = Instant.now().plus(timeout);
    while (!application.hasExecutor()) {
      if (application.isStopped()) {
        throw new JobException(
            ExitCode.FAILED,
            "Spark at "
                + application.master()
                + " ended the application before it had an executor;"
                + " see the messages above and check that the master can be reached");
      }
      if (Instant.now().isAfter(end)) {
        throw new JobException(
            ExitCode.FAILED,
            String.format(
                "no executor came from %s within %d s. Check that its workers run and have"
                    + " spark.executor.cores and spark.executor.memory free, or raise"
                    + " cluster.executor-timeout-seconds",
                application.master(), timeout.toSeconds()));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JobException(ExitCode.FAILED, "interrupted while waiting for executors", e);
      }
    }
  }

  private record OnSpark(SparkContext context) implements Application {
    @Override
    public String master() {
      return context.master();
    }

    @Override
    public boolean hasExecutor() {
      // One entry is the driver's own.
      return context.getExecutorMemoryStatus().size() >= 2;
    }

    @Override
    public boolean isStopped() {
      return context.isStopped();
    }
  }
}
