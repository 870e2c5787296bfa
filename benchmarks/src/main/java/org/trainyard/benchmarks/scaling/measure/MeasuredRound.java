package org.trainyard.benchmarks.scaling.measure;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.WorkerReport;

/**
 * A round that was measured; seconds.
 *
 * @param total wall time
 * @param before from the beginning to the first task
 * @param after from the last task's end to the end
 * @param sleep how long the worker slept that slept longest
 * @param step a worker's training besides its sleep, the middle one
 * @param state what a worker's task took besides training, the middle one
 */
record MeasuredRound(
    double total, double before, double after, double sleep, double step, double state) {
  private static final double MILLIS = 1000;

  /**
   * Puts together what the engine and what Spark tell.
   *
   * @param began when, milliseconds of the epoch
   */
  static MeasuredRound of(
      RoundOutcome outcome, List<RoundClock.Task> tasks, long began, long ended) {
    int stage = tasks.stream().mapToInt(RoundClock.Task::stage).min().orElseThrow();
    List<RoundClock.Task> workers = tasks.stream().filter(t -> t.stage() == stage).toList();
    long first = workers.stream().mapToLong(RoundClock.Task::launched).min().orElseThrow();
    long last = tasks.stream().mapToLong(RoundClock.Task::finished).max().orElseThrow();
    double busy = median(workers, task -> task.busy() / MILLIS);
    double trained = median(outcome.reports(), report -> report.computeNanos() / 1e9);
    return new MeasuredRound(
        outcome.seconds(),
        (first - began) / MILLIS,
        (ended - last) / MILLIS,
        outcome.reports().stream().mapToDouble(MeasuredRound::slept).max().orElse(0),
        median(outcome.reports(), report -> report.computeNanos() / 1e9 - slept(report)),
        Math.max(0, busy - trained));
  }

  private static double slept(WorkerReport report) {
    return ((Sleeper.Slept) report.notes().get(0)).seconds();
  }

  /** The median of a figure. */
  static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
    List<T> sorted = all.stream().sorted(Comparator.comparingDouble(figure)).toList();
    int middle = sorted.size() / 2;
    double upper = figure.applyAsDouble(sorted.get(middle));
    return sorted.size() % 2 == 1
        ? upper
        : (figure.applyAsDouble(sorted.get(middle - 1)) + upper) / 2;
  }
}
