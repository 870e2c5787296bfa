package org.trainyard.benchmarks.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.benchmarks.measured.SequenceNetwork;
import org.trainyard.benchmarks.measured.SequenceResult;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.measured.SyntheticTokens;

/**
 * The measured process of PyTorch on a network over tokens: warms up on a network that is thrown
 * away, trains a fresh one, and prints one {@code RESULT} line.
 */
public final class SequenceMain {
  private SequenceMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) {
    SequenceWorkload workload = SequenceWorkload.of(Options.parse(arguments));
    Engine.getEngine(PyTorchMain.ENGINE).setRandomSeed(SequenceWorkload.SEED);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), PyTorchMain.ENGINE)) {
      Examples warmUp = examples(workload.network(), workload.warmUpRows(), manager);
      try (PyTorchTraining thrownAway = training(workload)) {
        thrownAway.fit(warmUp, warmUp.rows());
      }
      Examples train = examples(workload.network(), workload.rows(), manager);
      try (PyTorchTraining measured = training(workload)) {
        long start = System.nanoTime();
        double loss = measured.fit(train, train.rows());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(
            new SequenceResult(train.rows() / seconds, loss, measured.parameters(), 0).line());
      }
    }
  }

  private static PyTorchTraining training(SequenceWorkload workload) {
    SequenceNetwork network = workload.network();
    return new PyTorchTraining(
        SequenceBlocks.network(workload),
        SequenceBlocks.input(network),
        (float) network.learningRate(),
        network.minibatchSize());
  }

  private static Examples examples(SequenceNetwork network, int rows, NDManager manager) {
    long[] ids = new long[rows * network.tokens()];
    long[] labels = new long[rows];
    for (int row = 0; row < rows; row++) {
      int[] own = SyntheticTokens.ids(network, row);
      for (int i = 0; i < own.length; i++) {
        ids[row * own.length + i] = own[i];
      }
      labels[row] = SyntheticTokens.label(row);
    }
    return new Examples(
        manager.create(ids, new Shape(rows, network.tokens())), manager.create(labels));
  }
}
