package org.trainyard.common.spark;

import java.time.Duration;
import java.time.Instant;
import org.apache.spark.SparkContext;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Waits for executors, and says so plainly if none comes, where Spark would wait for ever. */
public final class ExecutorWait {
  private ExecutorWait() {}

  /**
   * Returns once an executor has registered; at once where the driver is the executor.
   *
   * @throws JobException with {@link ExitCode#FAILED} if none came in time
   */
  public static void await(SparkContext context, Duration timeout) {
    if (context.isLocal()) {
      return;
    }
    Instant end = Instant.now().plus(timeout);
    // One entry is the driver's own.
    while (context.getExecutorMemoryStatus().size() < 2) {
      if (context.isStopped()) {
        throw new JobException(
            ExitCode.FAILED,
            "Spark at "
                + context.master()
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
                context.master(), timeout.toSeconds()));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JobException(ExitCode.FAILED, "interrupted while waiting for executors", e);
      }
    }
  }
}
