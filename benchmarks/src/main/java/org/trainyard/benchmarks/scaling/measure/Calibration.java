package org.trainyard.benchmarks.scaling.measure;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.trainyard.benchmarks.scaling.model.Cluster;
import org.trainyard.benchmarks.scaling.model.Costs;
import org.trainyard.benchmarks.scaling.model.Failures;
import org.trainyard.benchmarks.scaling.model.RoundSimulator;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.jobs.training.round.CombinePlace;

/**
 * The simulator's costs by measurements with {@value #FEW} and {@value #MANY} workers, with the
 * tiny and the large network. What the driver and a lone worker take is read off their own clocks;
 * what is left of the round is the transport.
 *
 * @param costs the costs
 * @param stepSecondsPerGigabyte a step of the sleeping network, which on the measured machine
 *     shares the cores, and on a cluster is part of the training
 */
record Calibration(Costs costs, double stepSecondsPerGigabyte) {
  /** Workers of the first points. */
  static final int FEW = 1;

  /** Workers of the second points. */
  static final int MANY = 4;

  private static final int HALVINGS = 60;

  /** Whether a point is calibrated on, and so cannot be checked against. */
  static boolean uses(Point point) {
    return (point.workers() == FEW || point.workers() == MANY)
        && (point.units() == Point.TINY || point.units() == Point.LARGE)
        && point.workerSigma() == 0;
  }

  /**
   * Calibrates.
   *
   * @param points of one kind of master
   * @param cores that all workers share
   */
  static Calibration of(List<MeasuredPoint> points, int cores) {
    return new Measured(points, cores).calibrate();
  }

  private record Measured(List<MeasuredPoint> points, int cores) {
    Calibration calibrate() {
      double task = atLeastZero((fixed(MANY) - fixed(FEW)) / (MANY - FEW));
      double launch = atLeastZero(fixed(FEW) - FEW * task);
      double stage =
          atLeastZero((secondStage(FEW) - FEW * task + secondStage(MANY) - MANY * task) / 2);
      double pack = perGigabyte(FEW, MeasuredRound::before);
      double step = perGigabyte(FEW, MeasuredRound::step);
      double state = perGigabyte(FEW, MeasuredRound::state);
      double average =
          (perGigabyte(FEW, MeasuredRound::after) + perGigabyte(MANY, MeasuredRound::after))
              / (FEW + MANY);
      DoubleFunction<Costs> collecting =
          collect -> new Costs(launch, task, stage, pack, state, collect, average, 0);
      double collect =
          root(cost -> excess(CombinePlace.DRIVER, collecting.apply(cost).withMoreForState(step)));
      DoubleFunction<Costs> shuffling =
          shuffle -> new Costs(launch, task, stage, pack, state, collect, average, shuffle);
      double shuffle =
          root(
              cost -> excess(CombinePlace.EXECUTORS, shuffling.apply(cost).withMoreForState(step)));
      return new Calibration(shuffling.apply(shuffle), step);
    }

    /** By how much the simulated rounds of the large network are longer than the measured ones. */
    private double excess(CombinePlace place, Costs tried) {
      double excess = 0;
      for (int workers : List.of(FEW, MANY)) {
        MeasuredPoint large = point(workers, Point.LARGE, place);
        double sleep = large.median(MeasuredRound::sleep);
        RoundSimulator simulator =
            new RoundSimulator(
                tried,
                Cluster.onOneMachine(workers, cores, large.point().combine()),
                Stragglers.NONE,
                Failures.NONE);
        double simulated = simulator.simulate(new Work(large.stateBytes(), 1, sleep), 0, 0).total();
        excess += simulated - sleep - large.overhead();
      }
      return excess;
    }

    /** The cost at which nothing is in excess; 0 if there is too much without it. */
    private static double root(DoubleUnaryOperator excess) {
      double low = 0;
      double high = 1;
      if (excess.applyAsDouble(low) >= 0) {
        return low;
      }
      while (excess.applyAsDouble(high) < 0) {
        high *= 2;
      }
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (excess.applyAsDouble(middle) < 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    /** What a round takes however small its state is. */
    private double fixed(int workers) {
      return point(workers, Point.TINY, CombinePlace.DRIVER).overhead();
    }

    private double secondStage(int workers) {
      return point(workers, Point.TINY, CombinePlace.EXECUTORS).overhead() - fixed(workers);
    }

    private double perGigabyte(int workers, ToDoubleFunction<MeasuredRound> figure) {
      MeasuredPoint large = point(workers, Point.LARGE, CombinePlace.DRIVER);
      MeasuredPoint tiny = point(workers, Point.TINY, CombinePlace.DRIVER);
      return atLeastZero((large.median(figure) - tiny.median(figure)) / large.gigabytes());
    }

    private MeasuredPoint point(int workers, int units, CombinePlace place) {
      return points.stream()
          .filter(measured -> uses(measured.point()))
          .filter(measured -> measured.point().workers() == workers)
          .filter(measured -> measured.point().units() == units)
          .filter(measured -> measured.point().place() == place)
          .findFirst()
          .orElseThrow(
              () ->
                  new JobException(
                      ExitCode.FAILED,
                      String.format(
                          "%d workers with %d units, averaged on %s, were not measured, but the"
                              + " costs follow from them",
                          workers, units, place)));
    }

    private static double atLeastZero(double cost) {
      return Math.max(0, cost);
    }
  }
}
