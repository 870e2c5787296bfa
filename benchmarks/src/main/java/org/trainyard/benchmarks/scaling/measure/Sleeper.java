package org.trainyard.benchmarks.scaling.measure;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkEnv;
import org.trainyard.benchmarks.scaling.model.Stragglers;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.training.plan.Seeds;
import org.trainyard.jobs.training.round.StepObserver;

/**
 * Sleeps before a worker's minibatch, in place of the training that a minibatch would be. Tells how
 * long, and on which executor.
 */
final class Sleeper implements StepObserver {
  private final double seconds;
  private final Stragglers stragglers;
  private final long seed;
  private long round = -1;
  private double slept;

  private Sleeper(double seconds, Stragglers stragglers, long seed) {
    this.seconds = seconds;
    this.stragglers = stragglers;
    this.seed = seed;
  }

  /**
   * Makes sleepers.
   *
   * @param seconds how long a worker trains, on average
   */
  record Maker(double seconds, double workerSigma, long seed) implements StepObserver.Maker {
    @Override
    public StepObserver observe(Network network) {
      return new Sleeper(seconds, new Stragglers(workerSigma, 0), seed);
    }
  }

  /** What a sleeper tells: how long it slept in the round, and where. */
  record Slept(double seconds, String executor) implements Serializable {}

  @Override
  public Minibatch before(Minibatch minibatch) {
    round++;
    // A trainer has a thread of its own, kept from round to round, on one executor.
    long thread = Thread.currentThread().getName().hashCode();
    SplittableRandom random =
        new SplittableRandom(Seeds.derive(seed, round, executor().hashCode(), thread));
    slept = seconds * stragglers.factor(random, 1);
    try {
      Thread.sleep(Math.round(slept * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while it slept");
    }
    return minibatch;
  }

  @Override
  public List<Serializable> notes() {
    return List.of(new Slept(slept, executor()));
  }

  private static String executor() {
    return SparkEnv.get().executorId();
  }
}
