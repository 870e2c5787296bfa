package org.trainyard.jobs.network;

/**
 * How the learning rate grows with the number of workers. Averaging makes the noise of N workers
 * smaller, as a minibatch N times as large would, but also leaves each with an N-th of the steps; a
 * larger rate makes up for them.
 */
public enum RateScaling {
  /** The rate is taken as it is. */
  NONE {
    @Override
    double factor(int workers) {
      return 1;
    }
  },
  /** With the square root of the number of workers: for Adam and its kin (Malladi et al. 2022). */
  SQUARE_ROOT {
    @Override
    double factor(int workers) {
      return Math.sqrt(workers);
    }
  },
  /** With the number of workers: for plain gradient descent (Goyal et al. 2017). */
  LINEAR {
    @Override
    double factor(int workers) {
      return workers;
    }
  };

  /** What the rate of one worker is multiplied by. */
  abstract double factor(int workers);
}
