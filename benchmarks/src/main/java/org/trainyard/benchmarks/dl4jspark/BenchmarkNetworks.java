package org.trainyard.benchmarks.dl4jspark;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The networks that are measured, for input {@code [minibatch, 784]} and ten classes. Every peer
 * builds the same in its own way.
 */
final class BenchmarkNetworks {
  private static final int CLASSES = 10;

  private BenchmarkNetworks() {}

  /**
   * The configuration of a network.
   *
   * @param name {@code cnn} (5×5×32, max-pool, 5×5×64, max-pool, 128, softmax) or {@code mlp}
   *     (784–512–10)
   */
  static MultiLayerConfiguration configuration(String name, long seed, double learningRate) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().seed(seed).updater(new Adam(learningRate)).list();
    switch (name) {
      case "cnn" -> cnn(layers);
      case "mlp" -> layers.layer(dense(512));
      default -> throw new IllegalArgumentException("network " + name + ": cnn or mlp");
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    return layers
        .setInputType(
            "cnn".equals(name)
                ? InputType.convolutionalFlat(28, 28, 1)
                : InputType.feedForward(784))
        .build();
  }

  private static void cnn(NeuralNetConfiguration.ListBuilder layers) {
    layers
        .layer(convolution(32))
        .layer(maxPooling())
        .layer(convolution(64))
        .layer(maxPooling())
        .layer(dense(128));
  }

  private static ConvolutionLayer convolution(int channels) {
    return new ConvolutionLayer.Builder(5, 5).nOut(channels).activation(Activation.RELU).build();
  }

  private static SubsamplingLayer maxPooling() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
  }
}
