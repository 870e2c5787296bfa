package org.trainyard.jobs.training.round;

import java.util.List;
import org.trainyard.jobs.network.FlatState;

/**
 * What came of a round.
 *
 * @param averaged where the workers arrived on average
 * @param reports what each did, in the order of the workers
 * @param bytesMoved bytes of parameters and moments that went out and came back: one copy of the
 *     state for each worker, and what each that trained sent. Computed from their number
 * @param seconds wall time
 */
public record RoundOutcome(
    FlatState averaged, List<WorkerReport> reports, long bytesMoved, double seconds) {
  /** Copies. */
  public RoundOutcome {
    reports = List.copyOf(reports);
  }

  /** Rows trained by all workers. */
  public long examples() {
    return reports.stream().mapToLong(report -> report.rows().length).sum();
  }

  /** Steps of the optimizer of the worker with the most. */
  public int steps() {
    return reports.stream().mapToInt(WorkerReport::steps).max().orElse(0);
  }

  /** Mean loss of the rows, before each minibatch's step. */
  public double loss() {
    return reports.stream().mapToDouble(WorkerReport::lossSum).sum() / examples();
  }

  /** Training time of the slowest worker. */
  public double computeSeconds() {
    return reports.stream().mapToLong(WorkerReport::computeNanos).max().orElse(0) / 1e9;
  }
}
