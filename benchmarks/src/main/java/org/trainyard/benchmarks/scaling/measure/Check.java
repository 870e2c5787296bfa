package org.trainyard.benchmarks.scaling.measure;

import org.trainyard.benchmarks.scaling.model.Cluster;
import org.trainyard.benchmarks.scaling.model.Failures;
import org.trainyard.benchmarks.scaling.model.RoundSimulator;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.benchmarks.scaling.model.Work;

/**
 * A measured round beside the simulated one.
 *
 * @param measured the point
 * @param predictedSeconds the simulated round
 */
record Check(MeasuredPoint measured, double predictedSeconds) {
  private static final int ROUNDS = 400;
  private static final long SEED = 7;

  /** Simulates a measured point. */
  static Check of(MeasuredPoint measured, Calibration calibration, int cores, double sleepSeconds) {
    Point point = measured.point();
    RoundSimulator simulator =
        new RoundSimulator(
            calibration.costs().withMoreForState(calibration.stepSecondsPerGigabyte()),
            Cluster.onOneMachine(point.workers(), cores, point.combine()),
            new Stragglers(point.workerSigma(), 0),
            Failures.NONE);
    Work work = new Work(measured.stateBytes(), 1, sleepSeconds);
    return new Check(measured, simulator.mean(work, SEED, ROUNDS).total());
  }

  /** By which share of the measured round the simulated one is longer. */
  double error() {
    return predictedSeconds / measured.seconds() - 1;
  }

  /** Whether the costs were taken from this very point. */
  boolean calibratedOn() {
    return Calibration.uses(measured.point());
  }
}
