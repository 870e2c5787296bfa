package org.trainyard.benchmarks.scaling.model;

import org.trainyard.common.config.Section;

/**
 * Workers that are lost in the midst of a round. What they did in it is lost; the task is run again
 * from its beginning.
 *
 * @param perWorkerHour how often a worker is lost in an hour, on average
 * @param recoverySeconds until the task runs again: the loss is noticed, an executor is found, the
 *     worker's rows are dealt to it
 */
public record Failures(double perWorkerHour, double recoverySeconds) {
  /** No worker is ever lost. */
  public static final Failures NONE = new Failures(0, 0);

  private static final double SECONDS_PER_HOUR = 3600;

  /** Checks. */
  public Failures {
    if (!(perWorkerHour >= 0) || !(recoverySeconds >= 0)) {
      throw new IllegalArgumentException(
          perWorkerHour + " failures an hour, recovery " + recoverySeconds + " s: at least 0");
    }
  }

  /** Reads the block {@code failures}; problems are added to the section's. */
  public static Failures read(Section section) {
    return new Failures(
        section.number("per-worker-hour", 0, SECONDS_PER_HOUR),
        section.number("recovery-seconds", 0, SECONDS_PER_HOUR));
  }

  /**
   * By how much longer a round takes on average. Losses come at random (Poisson), each at any
   * moment of a task; the last of them decides, and none hits the same worker twice.
   *
   * @param workers how many may be lost
   * @param seconds what each is at work in the round
   */
  double delay(int workers, double seconds) {
    double expected = workers * perWorkerHour * seconds / SECONDS_PER_HOUR;
    if (expected == 0) {
      return 0;
    }
    double any = -Math.expm1(-expected);
    // The mean of the latest of a Poisson number of uniform moments, 0 where there is none.
    double latest = 1 - any / expected;
    return latest * seconds + any * recoverySeconds;
  }
}
