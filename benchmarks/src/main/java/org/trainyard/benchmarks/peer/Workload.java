package org.trainyard.benchmarks.peer;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What every peer does once in a measurement: train the network for one epoch with Adam, and
 * evaluate it on the test rows.
 *
 * @param network the network
 * @param rows training rows
 * @param workers workers that train side by side, where a peer has several
 * @param minibatchSize examples in a minibatch of one worker
 * @param learningRate Adam's rate
 * @param seed seed of the initial parameters
 * @param data folder with the files of {@link org.trainyard.benchmarks.idx.MnistCut}
 * @param timeLimit how long one process of a measurement may take
 * @param engine how Trainyard's own engine is run
 */
public record Workload(
    Network network,
    int rows,
    int workers,
    int minibatchSize,
    double learningRate,
    int seed,
    Path data,
    Duration timeLimit,
    EngineOptions engine) {
  /**
   * Minibatches that every peer trains on a network that is thrown away before it is measured: time
   * enough for Java's compilers.
   */
  public static final int WARM_UP_MINIBATCHES = 200;

  /** The workload of the {@code bench} command: two workers, minibatches of 64, rate 0.001. */
  public static Workload of(Network network, int rows, Path data, Duration timeLimit) {
    return new Workload(network, rows, 2, 64, 0.001, 42, data, timeLimit, EngineOptions.standard());
  }

  /** The same with other options of Trainyard's engine. */
  public Workload with(EngineOptions options) {
    return new Workload(
        network, rows, workers, minibatchSize, learningRate, seed, data, timeLimit, options);
  }

  /** The same on other data. */
  Workload on(Path otherData, int otherRows) {
    return new Workload(
        network,
        otherRows,
        workers,
        minibatchSize,
        learningRate,
        seed,
        otherData,
        timeLimit,
        engine);
  }
}
