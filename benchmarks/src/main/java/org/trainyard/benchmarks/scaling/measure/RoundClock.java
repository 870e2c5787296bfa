package org.trainyard.benchmarks.scaling.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** Hears from Spark when the tasks of each job ran. */
final class RoundClock extends SparkListener {
  private static final int PATIENCE_SECONDS = 30;

  /**
   * A task, in milliseconds.
   *
   * @param stage its stage
   * @param launched when the driver handed it out, of the epoch
   * @param finished when the driver had its result, of the epoch
   * @param busy what its executor was busy with it
   */
  record Task(int stage, long launched, long finished, long busy) {}

  private final BlockingQueue<List<Task>> jobs = new LinkedBlockingQueue<>();
  private List<Task> tasks = new ArrayList<>();

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    tasks.add(
        new Task(
            end.stageId(),
            end.taskInfo().launchTime(),
            end.taskInfo().finishTime(),
            metrics.executorDeserializeTime()
                + metrics.executorRunTime()
                + metrics.resultSerializationTime()));
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd end) {
    jobs.add(tasks);
    tasks = new ArrayList<>();
  }

  /** Forgets the jobs before. */
  void clear() {
    jobs.clear();
  }

  /** The tasks of the next job that ended. */
  List<Task> job() {
    try {
      List<Task> job = jobs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (job == null) {
        throw new JobException(
            ExitCode.FAILED,
            "Spark did not tell of a job's end within " + PATIENCE_SECONDS + " s after it");
      }
      return job;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobException(ExitCode.FAILED, "interrupted while measuring", e);
    }
  }
}
