package org.trainyard.jobs.training.round;

/** Where workers are put together; the bytes that come out are the same. */
public enum CombinePlace {
  /** On the driver, as long as what the workers send there is small. */
  AUTO,
  /** On the driver. */
  DRIVER,
  /** On the executors, slice by slice. */
  EXECUTORS;

  /** Above so much, a shuffle among executors is quicker than one driver that receives all. */
  private static final long DRIVER_BYTES = 256L << 20;

  private static final int MOST_SLICES = 64;

  /**
   * The way to combine.
   *
   * @param bytes how much the workers send in all
   * @param workers how many they are
   */
  Combine choose(long bytes, int workers) {
    boolean onExecutors =
        switch (this) {
          case DRIVER -> false;
          case EXECUTORS -> true;
          case AUTO -> bytes > DRIVER_BYTES;
        };
    return onExecutors
        ? new CombineOnExecutors(Math.min(workers, MOST_SLICES))
        : new CombineOnDriver();
  }
}
