package org.trainyard.jobs.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A blow at the executors of a training.
 *
 * @param phase how the description of the Spark job begins that it is to fall into
 * @param fromRound the first round that it may fall into; 0 for any job of the phase
 * @param victims who is killed
 * @param delayMillis how long after the job's tasks were seen running, milliseconds
 */
record Strike(String phase, int fromRound, Victims victims, int delayMillis) {
  static final String DEAL = "train: deal";
  static final String ROUND = "train: round";

  private static final int IN_ROUNDS = 6;
  private static final int LONGEST_DELAY_MILLIS = 400;

  /** Who is killed. */
  enum Victims {
    ONE,
    ALL;

    /** How many executors there have to be, so that the blow is what it is meant to be. */
    int least() {
      return this == ALL ? 2 : 1;
    }
  }

  /**
   * Strikes at seeded random moments: two while the rows are dealt, six in rounds of the first two
   * thirds of a training; three of them fall on all executors at once.
   *
   * @param rounds rounds of the whole training
   */
  static List<Strike> plan(long seed, int rounds) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Strike> plan = new ArrayList<>();
    plan.add(new Strike(DEAL, 0, Victims.ALL, delay(random) / 4));
    plan.add(new Strike(DEAL, 0, Victims.ONE, delay(random) / 4));
    List<Integer> when = new ArrayList<>();
    for (int i = 0; i < IN_ROUNDS; i++) {
      when.add(1 + random.nextInt(2 * rounds / 3));
    }
    Collections.sort(when);
    for (int i = 0; i < IN_ROUNDS; i++) {
      Victims victims = i % 3 == 2 ? Victims.ALL : Victims.ONE;
      plan.add(new Strike(ROUND, when.get(i), victims, delay(random)));
    }
    return plan;
  }

  /** Whether it may fall into this job. */
  boolean suits(SparkWatch.RunningJob job) {
    return job.description().startsWith(phase) && job.round() >= fromRound && job.activeTasks() > 0;
  }

  private static int delay(SplittableRandom random) {
    return random.nextInt(LONGEST_DELAY_MILLIS);
  }
}
