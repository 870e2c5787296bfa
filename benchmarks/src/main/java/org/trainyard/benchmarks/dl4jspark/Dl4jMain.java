package org.trainyard.benchmarks.dl4jspark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;
import org.trainyard.benchmarks.measured.MeasuredResult;
import org.trainyard.benchmarks.measured.Options;
import org.trainyard.benchmarks.measured.Share;

/**
 * The measured process of the DL4J peers: warms up on a network that is thrown away, trains a fresh
 * one for one epoch on its share of the rows, evaluates it, and prints one {@code RESULT} line.
 * Options are pairs {@code --name value}; {@code Dl4jPeer} writes them.
 */
public final class Dl4jMain {
  private Dl4jMain() {}

  /** Runs one measurement. */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.parse(arguments);
    Cures.check(options.text("cures"));
    Path data = Path.of(options.text("data"));
    int minibatchSize = options.number("minibatch-size");
    List<DataSet> all =
        IdxRows.read(
            data.resolve("train-images-idx3-ubyte"),
            data.resolve("train-labels-idx1-ubyte"),
            minibatchSize);
    Share share = Share.of(options);
    List<DataSet> train = all.subList(share.first(all.size()), share.end(all.size()));
    MultiLayerConfiguration network =
        BenchmarkNetworks.configuration(
            options.text("network"),
            options.number("seed"),
            Double.parseDouble(options.text("learning-rate")));
    List<DataSet> warmUp =
        train.subList(0, Math.min(train.size(), options.number("warm-up-minibatches")));

    try (Trainer trainer = trainer(options)) {
      trainer.train(network.clone(), warmUp);
      share.begin();
      long start = System.nanoTime();
      MultiLayerNetwork trained = trainer.train(network.clone(), train);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(new MeasuredResult(rows(train) / seconds, accuracy(trained, data)).line());
    }
  }

  private static Trainer trainer(Options options) {
    return switch (options.text("trainer")) {
      case "spark" ->
          new ParameterAveragingTrainer(
              options.number("workers"), options.number("minibatch-size"));
      case "single" -> new SingleThreadTrainer();
      default -> throw new IllegalArgumentException("--trainer: spark or single");
    };
  }

  private static long rows(List<DataSet> minibatches) {
    return minibatches.stream().mapToLong(DataSet::numExamples).sum();
  }

  private static double accuracy(MultiLayerNetwork network, Path data) throws IOException {
    Evaluation evaluation = new Evaluation();
    for (DataSet minibatch :
        IdxRows.read(
            data.resolve("t10k-images-idx3-ubyte"), data.resolve("t10k-labels-idx1-ubyte"), 500)) {
      evaluation.eval(minibatch.getLabels(), network.output(minibatch.getFeatures()));
    }
    return evaluation.accuracy();
  }
}
