package org.trainyard.benchmarks.scaling.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.trainyard.benchmarks.scaling.model.Costs;
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
      // What is left at n workers is n times what one takes: least squares.
      double few = left(CombinePlace.DRIVER, FEW) - pack - (state + step) - FEW * average;
      double many =
          left(CombinePlace.DRIVER, MANY) - pack - (state + step) * crowding() - MANY * average;
      double collect = atLeastZero((FEW * few + MANY * many) / (FEW * FEW + MANY * MANY));
      // A state is written for a shuffle, and as much is read and averaged.
      few = left(CombinePlace.EXECUTORS, FEW) - pack - (state + step) - average - collect;
      many =
          left(CombinePlace.EXECUTORS, MANY)
              - pack
              - (state + step + average) * crowding()
              - collect;
      double shuffle = atLeastZero((few + crowding() * many) / (1 + crowding() * crowding()) / 2);
      return new Calibration(
          new Costs(launch, task, stage, pack, state, collect, average, shuffle), step);
    }

    private double crowding() {
      return Math.max(1, (double) MANY / cores);
    }

    /** What a round takes however small its state is. */
    private double fixed(int workers) {
      return point(workers, Point.TINY, CombinePlace.DRIVER).overhead();
    }

    private double secondStage(int workers) {
      return point(workers, Point.TINY, CombinePlace.EXECUTORS).overhead() - fixed(workers);
    }

    /** What a round takes for each gigabyte of state. */
    private double left(CombinePlace place, int workers) {
      MeasuredPoint large = point(workers, Point.LARGE, place);
      return (large.overhead() - point(workers, Point.TINY, place).overhead()) / large.gigabytes();
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
