package org.trainyard.jobs.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.jobs.network.sequence.SequencePooling;

/** The end of a network over sequences: one vector of a row's tokens, dropout, softmax. */
final class PooledClassifier {
  private PooledClassifier() {}

  /**
   * Adds the layers {@code pooling}, {@code dropout} and {@code classifier}.
   *
   * @param size of a token's vector
   * @param dropout share of the pooled vector dropped while training, 0 for none
   */
  static void add(
      NeuralNetConfiguration.ListBuilder list,
      int size,
      SequencePooling.Kind pooling,
      double dropout,
      int classes) {
    list.layer(new SequencePooling("pooling", pooling, size));
    if (dropout > 0) {
      // DL4J's argument is the share that is kept.
      list.layer(new DropoutLayer.Builder(1 - dropout).name("dropout").build());
    }
    list.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .name("classifier")
            .nIn(size)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build());
  }
}
