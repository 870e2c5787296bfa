package org.trainyard.benchmarks.scaling.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.trainyard.jobs.training.plan.Seeds;

/**
 * Runs a round on paper: a Spark job begins, the driver hands out one task after another, each
 * worker gets the state, trains, and sends where it arrived; when the slowest is there, the average
 * is. Stragglers are drawn from a seed; of failures, too rare to draw, the mean is taken.
 *
 * @param costs what Spark and the engine take
 * @param cluster the machines
 * @param stragglers how unequal workers are
 * @param failures how often they are lost
 */
public record RoundSimulator(
    Costs costs, Cluster cluster, Stragglers stragglers, Failures failures) {
  private static final double BLOCK_BYTES = 4 << 20; // spark.broadcast.blockSize

  /** This simulator with other machines. */
  public RoundSimulator with(Cluster other) {
    return new RoundSimulator(costs, other, stragglers, failures);
  }

  /** The mean of so many rounds. */
  public RoundTime mean(Work work, long seed, int rounds) {
    return RoundTime.mean(
        IntStream.range(0, rounds).mapToObj(round -> simulate(work, seed, round)).toList());
  }

  /**
   * The share of a round in which a worker trains: by how much fewer rows it trains in an hour than
   * one that never stops to be averaged.
   */
  public double efficiency(Work work, long seed, int rounds) {
    return work.trainingSeconds() / mean(work, seed, rounds).total();
  }

  /** One round. */
  public RoundTime simulate(Work work, long seed, long round) {
    int workers = cluster.workers();
    double packed = costs.packSecondsPerGigabyte() * work.gigabytes();
    double launched = costs.launchSeconds() + workers * costs.taskSeconds();
    double broadcast = packed + spread(work.stateBytes());
    double state = stateSeconds(work) * cluster.crowding(workers);
    double[] ends = new double[workers];
    for (int worker = 0; worker < workers; worker++) {
      double starts = costs.launchSeconds() + (worker + 1) * costs.taskSeconds();
      SplittableRandom random = new SplittableRandom(Seeds.derive(seed, round, worker));
      double trains = work.trainingSeconds() * stragglers.factor(random, work.minibatches());
      ends[worker] = starts + broadcast + state + trains;
    }
    Arrays.sort(ends);
    double lost = failures.delay(workers, state + work.trainingSeconds());
    ends[workers - 1] += lost;
    double slowest = ends[workers - 1];
    double combined =
        cluster.combine().onDriver() ? onDriver(ends, work) : onExecutors(slowest, work);
    return new RoundTime(
        launched, broadcast, slowest - launched - broadcast - state, state, combined - slowest);
  }

  /**
   * Until every executor has all blocks. The driver sends each block once and executors hand them
   * on, so a link's time is all it takes, and that of a block for each doubling of those who have
   * it.
   */
  private double spread(double bytes) {
    double blocks = Math.ceil(bytes / BLOCK_BYTES);
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(cluster.workers() - 1);
    return cluster.transfer(bytes + doublings * Math.min(bytes, BLOCK_BYTES))
        + blocks * cluster.blockFetchSeconds();
  }

  private double stateSeconds(Work work) {
    double shuffle = cluster.combine().onDriver() ? 0 : costs.shuffleSecondsPerGigabyte();
    return (costs.stateSecondsPerGigabyte() + shuffle) * work.gigabytes();
  }

  /** The driver receives one worker after another, then adds them up. */
  private double onDriver(double[] ends, Work work) {
    double receives = receive(work.stateBytes());
    double free = 0;
    for (double end : ends) {
      free = Math.max(free, end) + receives;
    }
    return free + ends.length * costs.averageSecondsPerGigabyte() * work.gigabytes();
  }

  /** A task for each slice reads it from every worker and averages; the driver joins slices. */
  private double onExecutors(double slowest, Work work) {
    int workers = cluster.workers();
    int slices = cluster.combine().slices(workers);
    double read = work.stateBytes() / slices * workers;
    double perGigabyte = costs.shuffleSecondsPerGigabyte() + costs.averageSecondsPerGigabyte();
    return slowest
        + costs.stageSeconds()
        + slices * costs.taskSeconds()
        + cluster.transfer(Math.max(read, work.stateBytes()))
        + perGigabyte * read / Costs.GIGABYTE * cluster.crowding(slices)
        + receive(work.stateBytes());
  }

  private double receive(double bytes) {
    return Math.max(
        cluster.transfer(bytes), costs.collectSecondsPerGigabyte() * bytes / Costs.GIGABYTE);
  }
}
