package org.trainyard.benchmarks.scaling.model;

import java.util.random.RandomGenerator;
import org.trainyard.common.config.Section;

/**
 * Workers that are lost in the midst of a round. What they did in it is lost; the task is run again
 * from its beginning, and may be lost again.
 *
 * @param perWorkerHour how often a worker is lost in an hour, on average
 * @param recoverySeconds until the task runs again: the loss is noticed, an executor is found, the
 *     worker's rows are dealt to it
 */
public record Failures(double perWorkerHour, double recoverySeconds) {
  /** No worker is ever lost. */
  public static final Failures NONE = new Failures(0, 0);

  private static final double SECONDS_PER_HOUR = 3600;
  private static final int MOST_TRIES = 1000;

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
   * Time until a task is done, with all that was lost on the way.
   *
   * @param seconds what it takes where nothing fails
   * @throws IllegalStateException if it is lost again and again
   */
  double until(double seconds, RandomGenerator random) {
    if (perWorkerHour == 0) {
      return seconds;
    }
    double spent = 0;
    for (int i = 0; i < MOST_TRIES; i++) {
      double lives = random.nextExponential() / perWorkerHour * SECONDS_PER_HOUR;
      if (lives >= seconds) {
        return spent + seconds;
      }
      spent += lives + recoverySeconds;
    }
    throw new IllegalStateException(
        String.format(
            "a task of %.0f s was lost %d times at %s failures an hour: it never ends. Make rounds"
                + " shorter",
            seconds, MOST_TRIES, perWorkerHour));
  }
}
