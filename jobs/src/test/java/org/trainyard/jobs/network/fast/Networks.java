package org.trainyard.jobs.network.fast;

import java.util.Random;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks with and without fast layers, and minibatches for them. */
final class Networks {
  private static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  private Networks() {}

  static MultiLayerNetwork plain(String json) {
    MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    network.init();
    return network;
  }

  static MultiLayerNetwork fast(String json) {
    MultiLayerNetwork network = plain(json);
    FastLayers.install(network);
    return network;
  }

  /** Runs without oneDNN, neither from DL4J's layers nor from ND4J's operations. */
  static <R> R builtIn(Supplier<R> work) {
    Nd4j.getEnvironment().allowHelpers(false);
    System.setProperty(DISABLED, "true");
    try {
      return work.get();
    } finally {
      System.setProperty(DISABLED, "false");
      Nd4j.getEnvironment().allowHelpers(true);
    }
  }

  /** Normal numbers, the same for the same shape and seed. */
  static INDArray random(long seed, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    Random random = new Random(seed);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, (float) random.nextGaussian());
    }
    return array;
  }

  /** One-hot labels. */
  static INDArray labels(long seed, int rows, int classes) {
    INDArray array = Nd4j.create(DataType.FLOAT, rows, classes);
    Random random = new Random(seed);
    for (int row = 0; row < rows; row++) {
      array.putScalar(row, random.nextInt(classes), 1);
    }
    return array;
  }

  /** The numbers in C order; minus zero as zero, for they are equal. */
  static float[] numbers(INDArray array) {
    return array.dup('c').add(0).data().asFloat();
  }
}
