package org.trainyard.benchmarks.trial;

import java.util.List;

/** Where trials come from. */
public interface Trials {
  /**
   * Runs a trial, or finds it if it was run before.
   *
   * @param seed what initial parameters and order of rows follow from
   * @param workers workers that train side by side
   * @param sets what this trial has beside the settings of all, {@code key=value}
   */
  Trial run(long seed, int workers, List<String> sets);
}
