package org.trainyard.benchmarks.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.measured.IdxBytes;
import org.trainyard.benchmarks.measured.MeasuredResult;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.benchmarks.measured.Share;

/**
 * The measured process of the PyTorch peers: warms up on a network that is thrown away, trains a
 * fresh one for one epoch on its share of the rows, evaluates it, and prints one {@code RESULT}
 * line. Options are pairs {@code --name value}; {@code PyTorchPeer} writes them.
 */
public final class PyTorchMain {
  /** DJL's name of the engine. */
  static final String ENGINE = "PyTorch";

  private PyTorchMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.parse(arguments);
    Share share = Share.of(options);
    Engine.getEngine(ENGINE).setRandomSeed(options.number("seed"));
    Path data = Path.of(options.text("data"));
    String network = options.text("network");
    int minibatchSize = options.number("minibatch-size");
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      IdxBytes all = read(data, MnistCut.TRAIN_IMAGES, MnistCut.TRAIN_LABELS);
      int minibatches = (all.rows() + minibatchSize - 1) / minibatchSize;
      Examples train =
          Examples.of(
              all,
              share.first(minibatches) * minibatchSize,
              Math.min(all.rows(), share.end(minibatches) * minibatchSize),
              network,
              manager);
      int warmUpRows = options.number("warm-up-minibatches") * minibatchSize;
      try (PyTorchTraining warmUp = training(options)) {
        warmUp.fit(train, Math.min(train.rows(), warmUpRows));
      }
      try (PyTorchTraining measured = training(options)) {
        share.begin();
        long start = System.nanoTime();
        measured.fit(train, train.rows());
        double seconds = (System.nanoTime() - start) / 1e9;
        IdxBytes unseen = read(data, MnistCut.TEST_IMAGES, MnistCut.TEST_LABELS);
        Examples test = Examples.of(unseen, 0, unseen.rows(), network, manager);
        System.out.println(
            new MeasuredResult(train.rows() / seconds, measured.accuracy(test)).line());
      }
    }
  }

  private static PyTorchTraining training(Options options) {
    String network = options.text("network");
    int minibatchSize = options.number("minibatch-size");
    return new PyTorchTraining(
        BenchmarkBlocks.network(network),
        BenchmarkBlocks.input(network, minibatchSize),
        Float.parseFloat(options.text("learning-rate")),
        minibatchSize);
  }

  private static IdxBytes read(Path data, String images, String labels) throws IOException {
    return IdxBytes.read(data.resolve(images), data.resolve(labels));
  }
}
