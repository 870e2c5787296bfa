package org.trainyard.jobs.network;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.common.config.Section;

/**
 * A multilayer perceptron: dense layers with ReLU, dropout after each, softmax. Input {@code
 * [minibatch, length]}; an image is taken as one long row.
 *
 * @param hidden units of each hidden layer
 * @param dropout share of a hidden layer's outputs set to zero while training, 0 for none
 */
public record MlpSettings(List<Integer> hidden, double dropout) implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "mlp";

  /** Copies. */
  public MlpSettings {
    hidden = List.copyOf(hidden);
  }

  static MlpSettings read(Section network) {
    List<Integer> hidden = network.integers("hidden", 1, 1 << 20);
    return new MlpSettings(hidden, network.number("dropout", 0, 0.99));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    NeuralNetConfiguration.ListBuilder layers = optimizer.builder(seed).list();
    for (int units : hidden) {
      DenseLayer.Builder dense = new DenseLayer.Builder().nOut(units).activation(Activation.RELU);
      layers.layer(dense.build());
      if (dropout > 0) {
        // DL4J's argument is the share that is kept.
        layers.layer(
            new org.deeplearning4j.nn.conf.layers.DropoutLayer.Builder(1 - dropout).build());
      }
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(task.labels().size())
            .activation(Activation.SOFTMAX)
            .build());
    layers.setInputType(InputType.feedForward(task.features().length()));
    return new NetworkDefinition(optimizer.json(layers.build()), task.flat(), task.labels().size());
  }
}
