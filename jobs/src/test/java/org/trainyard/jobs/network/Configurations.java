package org.trainyard.jobs.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's configurations of small networks. */
final class Configurations {
  static final InputType VECTOR = InputType.feedForward(3);
  static final InputType IMAGE = InputType.convolutional(6, 5, 2);

  private Configurations() {}

  static NeuralNetConfiguration.Builder builder(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(7).updater(updater);
  }

  static GraphBuilder graph() {
    return builder(new Adam(0.01)).graphBuilder();
  }

  static Layer dense() {
    return new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build();
  }

  static Layer convolution() {
    return new ConvolutionLayer.Builder(3, 3).nOut(4).build();
  }

  static Layer output(int outputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(outputs)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** The JSON of a {@code MultiLayerNetwork} with one layer before the output. */
  static String layers(IUpdater updater, InputType input, Layer first) {
    return builder(updater).list(first, output(2)).setInputType(input).build().toJson();
  }

  /** The JSON of a {@code ComputationGraph} with one layer before the output. */
  static String graph(IUpdater updater, InputType input, Layer first) {
    return builder(updater)
        .graphBuilder()
        .addInputs("rows")
        .addLayer("first", first, "rows")
        .addLayer("output", output(2), "first")
        .setOutputs("output")
        .setInputTypes(input)
        .build()
        .toJson();
  }

  /** Both kinds. */
  static List<String> both(IUpdater updater, InputType input) {
    return input == IMAGE
        ? List.of(layers(updater, input, convolution()), graph(updater, input, convolution()))
        : List.of(layers(updater, input, dense()), graph(updater, input, dense()));
  }
}
