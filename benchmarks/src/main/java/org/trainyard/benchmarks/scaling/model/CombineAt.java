package org.trainyard.benchmarks.scaling.model;

/**
 * Where workers are averaged.
 *
 * @param mostSlices into how many slices the state is cut at most, each averaged by a task of its
 *     own on the executors; 0 to average on the driver
 */
public record CombineAt(int mostSlices) {
  /** On the driver, which receives every worker's state. */
  public static final CombineAt DRIVER = new CombineAt(0);

  /** On the executors, as the engine has it: as many slices as workers, but not more than 64. */
  public static final CombineAt EXECUTORS = new CombineAt(64);

  /** On the executors, with as many slices as workers. */
  public static final CombineAt ALL_EXECUTORS = new CombineAt(Integer.MAX_VALUE);

  boolean onDriver() {
    return mostSlices == 0;
  }

  int slices(int workers) {
    return Math.min(workers, mostSlices);
  }
}
