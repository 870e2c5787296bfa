package org.trainyard.common.spark;

import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskGettingResult;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import scala.collection.Iterator;
import scala.collection.JavaConverters;

/** Tells an {@link Activity} what Spark's events say. */
final class ActivityListener extends SparkListener {
  private final Activity activity;

  ActivityListener(Activity activity) {
    this.activity = activity;
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    activity.jobStarts(event.jobId(), description(event));
  }

  private static String description(SparkListenerJobStart event) {
    return Optional.ofNullable(event.properties())
        .map((Properties set) -> set.getProperty("spark.job.description"))
        .or(
            () ->
                JavaConverters.seqAsJavaList(event.stageInfos()).stream()
                    .reduce((first, second) -> second)
                    .map(stage -> stage.name()))
        .orElse("job " + event.jobId());
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd event) {
    activity.jobEnds(event.jobId());
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    activity.progress();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    activity.progress();
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {
    TaskInfo task = event.taskInfo();
    activity.taskStarts(
        new Activity.Task(
            task.taskId(), event.stageId(), task.index(), task.executorId(), task.host()));
  }

  @Override
  public void onTaskGettingResult(SparkListenerTaskGettingResult event) {
    activity.progress();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.reason() instanceof ExecutorLostFailure) {
      activity.taskIsLost(event.taskInfo().taskId());
    } else {
      activity.taskEnds(event.taskInfo().taskId());
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    activity.executorIsLost(event.reason());
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
    Heartbeats.each(event, (task, counts) -> activity.counts(task, digest(counts)));
  }

  private static int digest(Iterator<AccumulableInfo> counts) {
    int digest = 1;
    while (counts.hasNext()) {
      AccumulableInfo each = counts.next();
      if (!passesByItself(each)) {
        digest = 31 * digest + Objects.hash(each.id(), each.update());
      }
    }
    return digest;
  }

  /** Spark's own times; that of the garbage collector grows though the task stands still. */
  private static boolean passesByItself(AccumulableInfo count) {
    return count.name().isDefined()
        && count.name().get().startsWith("internal.metrics.")
        && count.name().get().endsWith("Time");
  }
}
