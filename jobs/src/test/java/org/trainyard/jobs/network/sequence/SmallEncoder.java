package org.trainyard.jobs.network.sequence;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small network over tokens, and minibatches for it. */
final class SmallEncoder {
  static final int VOCABULARY = 50;
  static final int SIZE = 12;
  static final int POSITIONS = 16;
  static final int CLASSES = 3;

  private SmallEncoder() {}

  static TokenEmbedding embedding(double dropout) {
    return new TokenEmbedding(
        "embedding",
        new TokenEmbedding.Shape(VOCABULARY, SIZE, POSITIONS, dropout, dropout, 1e-12, 0.5));
  }

  static EncoderBlock block(String name, double dropout) {
    return new EncoderBlock(name, new EncoderBlock.Shape(SIZE, 3, 20, dropout, dropout, 1e-12));
  }

  static MultiLayerNetwork network(SequencePooling.Kind pooling, double dropout) {
    return network(
        List.of(
            embedding(dropout),
            block("block0", dropout),
            block("block1", dropout),
            new SequencePooling("pooling", pooling, SIZE)));
  }

  static MultiLayerNetwork network(List<Layer> layers) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(layers));
    network.init();
    return network;
  }

  static MultiLayerConfiguration configuration(List<Layer> layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(7).updater(new Sgd(0.1)).list();
    layers.forEach(list::layer);
    list.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(SIZE)
            .nOut(CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    return list.build();
  }

  /** Rows of tokens, padded to a length with a token that a network might mistake for one. */
  record Rows(INDArray ids, INDArray mask, INDArray labels) {
    static Rows of(int time, int... lengths) {
      Random random = new Random(3);
      INDArray ids = Nd4j.ones(lengths.length, time).muli(VOCABULARY - 1);
      INDArray mask = Nd4j.zeros(lengths.length, time);
      INDArray labels = Nd4j.zeros(lengths.length, CLASSES);
      for (int row = 0; row < lengths.length; row++) {
        for (int i = 0; i < lengths[row]; i++) {
          ids.putScalar(row, i, random.nextInt(VOCABULARY));
          mask.putScalar(row, i, 1);
        }
        labels.putScalar(row, random.nextInt(CLASSES), 1);
      }
      return new Rows(ids, mask, labels);
    }

    Rows only(int row) {
      return new Rows(
          ids.getRow(row, true).dup(), mask.getRow(row, true).dup(), labels.getRow(row, true));
    }
  }

  static double score(MultiLayerNetwork network, Rows rows) {
    network.setInput(rows.ids());
    network.setLabels(rows.labels());
    network.setLayerMaskArrays(rows.mask(), null);
    Nd4j.getRandom().setSeed(11);
    network.computeGradientAndScore();
    return network.score();
  }

  static INDArray output(MultiLayerNetwork network, Rows rows) {
    return network.output(rows.ids(), false, rows.mask(), null);
  }
}
