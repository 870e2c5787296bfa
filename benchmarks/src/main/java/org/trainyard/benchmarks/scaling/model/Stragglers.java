package org.trainyard.benchmarks.scaling.model;

import java.util.random.RandomGenerator;
import org.trainyard.common.config.Section;

/**
 * How unequal workers are. All factors are log-normal with mean 1.
 *
 * @param workerSigma of a worker in a round: a slow machine, a neighbour; it does not average out
 *     over the minibatches of the round
 * @param minibatchSigma of each minibatch by itself, which averages out
 */
public record Stragglers(double workerSigma, double minibatchSigma) {
  /** All workers are equal. */
  public static final Stragglers NONE = new Stragglers(0, 0);

  private static final double MOST = 2;

  /** Checks. */
  public Stragglers {
    if (!(workerSigma >= 0) || !(minibatchSigma >= 0)) {
      throw new IllegalArgumentException(
          "sigmas " + workerSigma + " and " + minibatchSigma + ": they are at least 0");
    }
  }

  /** Reads the block {@code stragglers}; problems are added to the section's. */
  public static Stragglers read(Section section) {
    return new Stragglers(
        section.number("worker-sigma", 0, MOST), section.number("minibatch-sigma", 0, MOST));
  }

  /**
   * How many times longer than on average a worker trains in a round. The mean of many log-normal
   * numbers is taken as log-normal too, with the variance it has (Fenton 1960).
   */
  public double factor(RandomGenerator random, int minibatches) {
    double variance = Math.expm1(minibatchSigma * minibatchSigma) / minibatches;
    return logNormal(random, workerSigma) * logNormal(random, Math.sqrt(Math.log1p(variance)));
  }

  private static double logNormal(RandomGenerator random, double sigma) {
    return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }
}
