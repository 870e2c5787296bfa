package org.trainyard.jobs.training.round;

import org.trainyard.jobs.network.FlatState;

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

  /** The way to combine so many workers with states of this size. */
  Combine choose(int workers, FlatState state) {
    long floats = (long) state.parameters().length + state.moments().length;
    boolean onExecutors =
        switch (this) {
          case DRIVER -> false;
          case EXECUTORS -> true;
          case AUTO -> workers * floats * Float.BYTES > DRIVER_BYTES;
        };
    return onExecutors
        ? new CombineOnExecutors(Math.min(workers, MOST_SLICES))
        : new CombineOnDriver();
  }
}
