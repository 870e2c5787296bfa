package org.trainyard.benchmarks.scaling.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.common.report.Formats;
import org.trainyard.jobs.training.round.CombinePlace;

/**
 * Measures rounds of sleeping workers on every kind of master, one session after another, and
 * compares them with the simulator that was calibrated on some of them.
 */
public final class ScalingMeasurement {
  private static final double WORKER_SIGMA = 0.3;
  private static final int WARM = 4;
  private static final int WARM_SESSION = 6;

  /** So many, since their mean counts, and they are meant to differ. */
  private static final int STRAGGLING_ROUNDS = 40;

  private final List<Integer> workers;
  private final int rounds;
  private final double sleepSeconds;
  private final PrintStream progress;

  /**
   * A measurement.
   *
   * @param workers numbers of workers, 1 and 4 among them
   * @param rounds how many count at each point, after some to warm up
   * @param sleepSeconds how long a worker sleeps in a round, on average
   */
  public ScalingMeasurement(
      List<Integer> workers, int rounds, double sleepSeconds, PrintStream progress) {
    this.workers = List.copyOf(workers);
    this.rounds = rounds;
    this.sleepSeconds = sleepSeconds;
    this.progress = progress;
  }

  /** Measures all points; takes some minutes. */
  public ScalingReport run() {
    Machine machine = Machine.here();
    List<ScalingReport.OfMaster> masters = new ArrayList<>();
    for (Point.Kind kind : Point.Kind.values()) {
      List<MeasuredPoint> points = new ArrayList<>();
      for (int count : workers) {
        points.addAll(sitting(kind, count));
      }
      Calibration calibration = Calibration.of(points, machine.cores());
      List<Check> checks =
          points.stream()
              .map(point -> Check.of(point, calibration, machine.cores(), sleepSeconds))
              .toList();
      masters.add(new ScalingReport.OfMaster(kind, calibration, checks));
    }
    return new ScalingReport(masters, sleepSeconds, machine);
  }

  private List<MeasuredPoint> sitting(Point.Kind kind, int count) {
    List<MeasuredPoint> measured = new ArrayList<>();
    try (Sitting sitting = Sitting.open(kind, count)) {
      Point first = new Point(kind, count, Point.TINY, CombinePlace.DRIVER, 0);
      sitting.measure(first, 0, WARM_SESSION, 1);
      for (int units : List.of(Point.TINY, Point.SMALL, Point.LARGE)) {
        for (CombinePlace place : List.of(CombinePlace.DRIVER, CombinePlace.EXECUTORS)) {
          measured.add(
              note(
                  sitting.measure(
                      new Point(kind, count, units, place, 0), sleepSeconds, WARM, rounds)));
        }
      }
      Point straggling = new Point(kind, count, Point.TINY, CombinePlace.DRIVER, WORKER_SIGMA);
      measured.add(note(sitting.measure(straggling, sleepSeconds, WARM, STRAGGLING_ROUNDS)));
    }
    return measured;
  }

  private MeasuredPoint note(MeasuredPoint measured) {
    progress.printf(
        Locale.ROOT,
        "%s, %s parameters, averaged on %s: %.0f ms a round (± %.0f %%), load %.1f%n",
        measured.point().master().master(measured.point().workers()),
        Formats.count(measured.parameters()),
        measured.point().place(),
        1000 * measured.seconds(),
        100 * measured.spread() / 2,
        measured.load());
    return measured;
  }
}
