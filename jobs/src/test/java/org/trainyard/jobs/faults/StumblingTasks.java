package org.trainyard.jobs.faults;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Makes the first attempt of most tasks go wrong, by a seeded choice for each: some start late,
 * some fail once their work is done, some are cancelled in the middle of it.
 */
public final class StumblingTasks implements SparkPlugin {
  /** Tasks that started late. */
  static final AtomicInteger LATE = new AtomicInteger();

  /** Tasks that failed when their work was done. */
  static final AtomicInteger FAILED = new AtomicInteger();

  /** Tasks that were cancelled while they worked. */
  static final AtomicInteger CANCELLED = new AtomicInteger();

  private enum Fate {
    FINE,
    LATE,
    FAILS,
    CANCELLED
  }

  private static Fate fate(int stage, int partition, int attempt) {
    if (attempt > 0) {
      return Fate.FINE;
    }
    SplittableRandom random = new SplittableRandom(stage * 1_000_003L + partition);
    return Fate.values()[random.nextInt(Fate.values().length)];
  }

  private static void fail(TaskContext task) {
    FAILED.incrementAndGet();
    throw new IllegalStateException("fails once, on purpose");
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new CancelsSome();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new DelaysAndFailsSome();
  }

  private static final class DelaysAndFailsSome implements ExecutorPlugin {
    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      switch (fate(task.stageId(), task.partitionId(), task.attemptNumber())) {
        case LATE -> sleep(50 + 50 * (task.stageId() % 3));
        case FAILS -> task.addTaskCompletionListener((TaskCompletionListener) StumblingTasks::fail);
        case CANCELLED, FINE -> {}
      }
    }

    private static void sleep(int millis) {
      LATE.incrementAndGet();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class CancelsSome extends SparkListener implements DriverPlugin {
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private SparkContext context;

    @Override
    public Map<String, String> init(SparkContext spark, PluginContext plugin) {
      context = spark;
      spark.addSparkListener(this);
      return Map.of();
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      int partition = start.taskInfo().partitionId();
      if (fate(start.stageId(), partition, start.taskInfo().attemptNumber()) == Fate.CANCELLED) {
        long task = start.taskInfo().taskId();
        int delay = 1 + start.stageId() * 7 % 20;
        Future<?> unused =
            later.schedule(
                () -> context.killTaskAttempt(task, false, "cancelled on purpose"),
                delay,
                TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskInfo().killed()) {
        CANCELLED.incrementAndGet();
      }
    }

    @Override
    public void shutdown() {
      later.shutdownNow();
    }
  }
}
