package org.trainyard.benchmarks.scaling.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.scaling.model.Cluster;
import org.trainyard.benchmarks.scaling.model.Costs;
import org.trainyard.benchmarks.scaling.model.Failures;
import org.trainyard.benchmarks.scaling.model.RoundSimulator;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.common.job.JobException;
import org.trainyard.jobs.training.round.CombinePlace;

/** Rounds made up by the simulator: calibration has to find the costs they were made with. */
class CalibrationTest {
  private static final int CORES = 2;
  private static final double SLEEP = 0.2;
  private static final double STEP = 0.4;
  private static final Costs COSTS = new Costs(0.03, 0.004, 0.02, 1.1, 2.2, 0.7, 0.5, 0.9);

  private static List<MeasuredPoint> made() {
    List<MeasuredPoint> points = new ArrayList<>();
    for (int workers : List.of(1, 2, 4, 8)) {
      for (int units : List.of(Point.TINY, Point.SMALL, Point.LARGE)) {
        for (CombinePlace place : List.of(CombinePlace.DRIVER, CombinePlace.EXECUTORS)) {
          points.add(made(new Point(Point.Kind.LOCAL, workers, units, place, 0)));
        }
      }
    }
    return points;
  }

  private static MeasuredPoint made(Point point) {
    long bytes = point.units() == Point.TINY ? 0 : 12_000L * point.units();
    double gigabytes = bytes / 1e9;
    RoundSimulator simulator =
        new RoundSimulator(
            COSTS.withMoreForState(STEP),
            Cluster.onOneMachine(point.workers(), CORES, point.combine()),
            Stragglers.NONE,
            Failures.NONE);
    double total = simulator.simulate(new Work(bytes, 1, SLEEP), 1, 0).total();
    MeasuredRound round =
        new MeasuredRound(
            total,
            0.01 + 1.1 * gigabytes,
            0.005 + point.workers() * 0.5 * gigabytes,
            SLEEP,
            STEP * gigabytes,
            0.002 + 2.2 * gigabytes);
    return new MeasuredPoint(point, bytes / 12, bytes, List.of(round, round, round), 0.1);
  }

  @Test
  void findsTheCostsThatRoundsWereMadeWith() {
    Calibration found = Calibration.of(made(), CORES);

    assertEquals(0.03, found.costs().launchSeconds(), 1e-9);
    assertEquals(0.004, found.costs().taskSeconds(), 1e-9);
    assertEquals(0.02, found.costs().stageSeconds(), 1e-9);
    assertEquals(1.1, found.costs().packSecondsPerGigabyte(), 1e-6);
    assertEquals(2.2, found.costs().stateSecondsPerGigabyte(), 1e-6);
    assertEquals(0.7, found.costs().collectSecondsPerGigabyte(), 1e-6);
    assertEquals(0.5, found.costs().averageSecondsPerGigabyte(), 1e-6);
    assertEquals(0.9, found.costs().shuffleSecondsPerGigabyte(), 1e-6);
    assertEquals(STEP, found.stepSecondsPerGigabyte(), 1e-6);
  }

  @Test
  void predictsThePointsThatItWasNotCalibratedOn() {
    Calibration calibration = Calibration.of(made(), CORES);

    List<Check> checks =
        made().stream().map(point -> Check.of(point, calibration, CORES, SLEEP)).toList();

    assertEquals(8, checks.stream().filter(Check::calibratedOn).count());
    checks.forEach(check -> assertEquals(0, check.error(), 1e-6, check.measured().toString()));
  }

  @Test
  void aPointThatIsMissingIsNamed() {
    List<MeasuredPoint> without =
        made().stream().filter(point -> point.point().workers() != Calibration.MANY).toList();

    JobException failed = assertThrows(JobException.class, () -> Calibration.of(without, CORES));

    assertTrue(failed.getMessage().startsWith("4 workers"), failed.getMessage());
  }
}
