package org.trainyard.benchmarks.scaling.model;

/**
 * What each worker does in a round.
 *
 * @param stateBytes bytes that go to a worker and come back: parameters and moments
 * @param minibatches minibatches that a worker trains in a round
 * @param minibatchSeconds training of one minibatch, on average
 */
public record Work(double stateBytes, int minibatches, double minibatchSeconds) {
  /** A parameter and Adam's two moments, four bytes each. */
  public static final int BYTES_PER_PARAMETER_WITH_ADAM = 12;

  /** Checks. */
  public Work {
    if (!(stateBytes >= 0) || minibatches < 1 || !(minibatchSeconds >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              "state %s bytes, %d minibatches of %s s: there is at least one minibatch, and nothing"
                  + " is below 0",
              stateBytes, minibatches, minibatchSeconds));
    }
  }

  /** Work on a network trained by Adam. */
  public static Work withAdam(double parameters, int minibatches, double minibatchSeconds) {
    return new Work(parameters * BYTES_PER_PARAMETER_WITH_ADAM, minibatches, minibatchSeconds);
  }

  /** This work with another number of minibatches. */
  public Work withMinibatches(int other) {
    return new Work(stateBytes, other, minibatchSeconds);
  }

  /** A worker's training in a round, on average. */
  public double trainingSeconds() {
    return minibatches * minibatchSeconds;
  }

  double gigabytes() {
    return stateBytes / Costs.GIGABYTE;
  }
}
