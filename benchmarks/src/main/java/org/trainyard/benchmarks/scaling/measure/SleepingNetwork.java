package org.trainyard.benchmarks.scaling.measure;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.training.shard.MinibatchFormat;

/**
 * A network whose size can be chosen and that has next to nothing to compute: one row with {@value
 * #INPUTS} inputs is a minibatch, so a step touches each parameter a few times and no more.
 */
final class SleepingNetwork {
  private static final int INPUTS = 1000;
  private static final int OUTPUTS = 10;

  private SleepingNetwork() {}

  /** A network with one hidden layer, trained by Adam. */
  static NetworkDefinition define(int units) {
    MultiLayerConfiguration layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(1e-4))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(INPUTS)
                    .nOut(units)
                    .activation(Activation.RELU)
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(units)
                    .nOut(OUTPUTS)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    return new NetworkDefinition(layers.toJson(), List.of(INPUTS), OUTPUTS);
  }

  /** Makes the same minibatch of one row for every slot. */
  record OneRow() implements MinibatchFormat {
    @Override
    public Reader reader() {
      Minibatch minibatch =
          Minibatch.of(Nd4j.ones(1, INPUTS), Nd4j.zeros(1, OUTPUTS).putScalar(0, 0, 1));
      return (shard, slots, epoch) -> minibatch;
    }
  }
}
