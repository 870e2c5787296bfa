package org.trainyard.common.spark;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import scala.Tuple2;

/**
 * Ends Spark jobs that make no progress, where Spark would wait for ever. Progress is a job, stage
 * or task that starts or ends, and any accumulator that a running task moves, which its executor
 * tells every {@code spark.executor.heartbeatInterval}. A task that may take longer than the limit
 * has to read rows through Spark or to count something in an accumulator. Between Spark jobs the
 * driver may compute as long as it likes.
 */
public final class ProgressWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);

  private final SparkContext context;
  private final Duration limit;
  private final Activity activity = new Activity(System::nanoTime);
  private volatile Optional<String> verdict = Optional.empty();

  private ProgressWatch(SparkContext context, Duration limit) {
    this.context = context;
    this.limit = limit;
  }

  /**
   * Does the work, and ends its Spark jobs if they make no progress.
   *
   * @param limit the longest time that Spark jobs may do nothing; at least three times {@code
   *     spark.executor.heartbeatInterval}
   * @throws JobException with {@link ExitCode#FAILED} and the cause if jobs were ended
   */
  public static <R> R over(SparkContext context, Duration limit, Supplier<R> work) {
    return new ProgressWatch(context, limit).over(work);
  }

  private <R> R over(Supplier<R> work) {
    ActivityListener listener = new ActivityListener(activity);
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "trainyard-progress-watch");
              thread.setDaemon(true);
              return thread;
            });
    context.addSparkListener(listener);
    ScheduledFuture<?> looks =
        clock.scheduleWithFixedDelay(this::look, 250, 250, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } catch (Exception e) { // Spark throws checked ones, too, which its methods do not declare
      if (verdict.isPresent()) {
        throw new JobException(ExitCode.FAILED, verdict.get(), e);
      }
      throw e;
    } finally {
      looks.cancel(false);
      clock.shutdown();
      context.removeSparkListener(listener);
    }
  }

  /** Looks at what happened; is called again and again. */
  private void look() {
    try {
      activity
          .seen()
          .ifPresent(seen -> Stall.of(seen, cluster(), limit).ifPresent(why -> end(seen, why)));
    } catch (RuntimeException e) {
      if (!context.isStopped()) { // else it cannot be asked, and nothing is to be ended
        LOG.warn("cannot see whether the running jobs make progress", e);
      }
    }
  }

  /** Ends the jobs; Spark then throws in the thread that waits, and waits for no task. */
  private void end(Activity.Seen seen, String why) {
    if (verdict.isEmpty()) {
      LOG.warn("ends the running jobs: {}", why);
    }
    verdict = Optional.of(why);
    seen.jobs().keySet().forEach(job -> context.cancelJob(job, "as it made no progress"));
    context.cancelAllJobs();
  }

  private Stall.Cluster cluster() {
    SparkConf conf = context.getConf();
    StringBuilder demand = new StringBuilder("spark.task.cpus=" + conf.get("spark.task.cpus", "1"));
    for (Tuple2<String, String> each : conf.getAllWithPrefix("spark.task.resource.")) {
      demand.append(", spark.task.resource.").append(each._1()).append('=').append(each._2());
    }
    // One entry is the driver's own, which is the executor where there is no other.
    int executors = context.getExecutorMemoryStatus().size() - (context.isLocal() ? 0 : 1);
    return new Stall.Cluster(context.master(), executors, demand.toString());
  }
}
