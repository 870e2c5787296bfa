package org.trainyard.common.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the running Spark jobs were last seen to do. One thread tells what happens, another asks how
 * long nothing did. What a job can do for ever without coming nearer its end is no progress: to
 * lose and to get executors, to lose a task with its executor.
 */
final class Activity {
  /** A task that runs: its stage, its place among the stage's tasks, and where it runs. */
  record Task(long id, int stage, int index, String executor, String host) {}

  /**
   * What is seen while a job runs.
   *
   * @param quiet how long nothing happened
   * @param jobs description of each running job by its id
   * @param tasks the tasks that run, the oldest first
   * @param lostExecutors executors lost since a task last came to its end
   * @param lastLoss why the last of them was lost
   * @param losses how often the unluckiest of the tasks lost its executor
   */
  record Seen(
      Duration quiet,
      Map<Integer, String> jobs,
      List<Task> tasks,
      int lostExecutors,
      Optional<String> lastLoss,
      int losses) {}

  private record Place(int stage, int index) {}

  private final LongSupplier nanos;
  private final Map<Integer, String> jobs = new LinkedHashMap<>();
  private final Map<Long, Task> tasks = new LinkedHashMap<>();
  private final Map<Long, Integer> counted = new LinkedHashMap<>();
  private final Map<Place, Integer> losses = new LinkedHashMap<>();
  private int lostExecutors;
  private Optional<String> lastLoss = Optional.empty();
  private long last;

  /** Nothing runs yet. The clock counts nanoseconds from any point. */
  Activity(LongSupplier nanos) {
    this.nanos = nanos;
    last = nanos.getAsLong();
  }

  /** Something happened that brings a job nearer its end. */
  synchronized void progress() {
    last = nanos.getAsLong();
  }

  synchronized void jobStarts(int job, String description) {
    jobs.put(job, description);
    progress();
  }

  synchronized void jobEnds(int job) {
    jobs.remove(job);
    losses.clear();
    progress();
  }

  synchronized void taskStarts(Task task) {
    tasks.put(task.id(), task);
    progress();
  }

  /** A task came to its end, well or with an error of its own; Spark bounds how often it fails. */
  synchronized void taskEnds(long id) {
    forget(id).ifPresent(losses::remove);
    lostExecutors = 0;
    lastLoss = Optional.empty();
    progress();
  }

  /** A task went down with its executor, and will be tried again. */
  synchronized void taskIsLost(long id) {
    forget(id).ifPresent(place -> losses.merge(place, 1, Integer::sum));
  }

  synchronized void executorIsLost(String reason) {
    lostExecutors++;
    lastLoss = Optional.of(reason);
  }

  /**
   * What a running task has counted so far; other counts than before are progress.
   *
   * @param counts digest of the values of its accumulators
   */
  synchronized void counts(long id, int counts) {
    if (tasks.containsKey(id)) {
      Integer before = counted.put(id, counts);
      if (before == null || before != counts) {
        progress();
      }
    }
  }

  /** What is seen, if a Spark job runs; without one the driver computes, and may for ever. */
  synchronized Optional<Seen> seen() {
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Seen(
            Duration.ofNanos(nanos.getAsLong() - last),
            new LinkedHashMap<>(jobs),
            new ArrayList<>(tasks.values()),
            lostExecutors,
            lastLoss,
            losses.values().stream().mapToInt(Integer::intValue).max().orElse(0)));
  }

  private Optional<Place> forget(long id) {
    counted.remove(id);
    return Optional.ofNullable(tasks.remove(id)).map(task -> new Place(task.stage(), task.index()));
  }
}
