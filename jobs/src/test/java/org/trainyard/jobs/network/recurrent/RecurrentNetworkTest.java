package org.trainyard.jobs.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.trainyard.jobs.network.sequence.SequencePooling;

/** Whole networks over sequences of numbers. */
class RecurrentNetworkTest {
  private static final int STEPS = 12;

  @Test
  void aNetworkLearnsWhichOfTwoSpikesCameFirst() {
    MultiLayerNetwork network = network(CellType.LSTM);
    Sequences train = Sequences.of(1, 256);
    Sequences test = Sequences.of(2, 200);

    for (int epoch = 0; epoch < 30; epoch++) {
      for (int from = 0; from < 256; from += 32) {
        Sequences part = train.part(from, from + 32);
        network.fit(part.features, part.labels, part.mask, null);
      }
    }

    INDArray output = network.output(test.features, false, test.mask, null);
    long right = 0;
    for (int row = 0; row < 200; row++) {
      right +=
          output.getRow(row).argMax().getInt() == test.labels.getRow(row).argMax().getInt() ? 1 : 0;
    }
    assertTrue(right >= 190, "right on " + right + " of 200");
  }

  @Test
  void aConfigurationComesBackFromJson() {
    MultiLayerNetwork network = network(CellType.GRU);
    Sequences rows = Sequences.of(1, 4);

    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(network.getLayerWiseConfigurations().toJson());
    MultiLayerNetwork again = new MultiLayerNetwork(read);
    again.init(network.params(), true);

    assertEquals(network.getLayerWiseConfigurations(), read);
    assertEquals(
        new RecurrentLayer.Shape(CellType.GRU, Direction.BIDIRECTIONAL, 3, 8, 0.1, 0.2),
        ((RecurrentLayer) read.getConf(1).getLayer()).shape());
    assertArrayEquals(
        network.output(rows.features, false, rows.mask, null).toFloatMatrix(),
        again.output(rows.features, false, rows.mask, null).toFloatMatrix());
  }

  @Test
  void configurationsOfOtherShapesAreNotEqual() {
    RecurrentLayer.Shape shape =
        new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 3, 8, 0, 0.2);
    RecurrentLayer.Shape other =
        new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 3, 8, 0, 0.3);

    assertTrue(
        new RecurrentLayer("a", shape).equals(new RecurrentLayer("a", shape))
            && !new RecurrentLayer("a", shape).equals(new RecurrentLayer("a", other)));
  }

  @Test
  void sameSeedsGiveTheSameParametersAfterTraining() {
    Sequences rows = Sequences.of(1, 32);
    float[][] parameters = new float[2][];
    for (int run = 0; run < 2; run++) {
      MultiLayerNetwork network = network(CellType.LSTM);
      network.fit(rows.features, rows.labels, rows.mask, null);
      network.fit(rows.features, rows.labels, rows.mask, null);
      parameters[run] = network.params().reshape(network.numParams()).toFloatVector();
    }

    assertArrayEquals(parameters[0], parameters[1]);
  }

  @Test
  void recurrentWeightsBeginOrthogonalAndForgetGatesOpen() {
    MultiLayerNetwork network = network(CellType.LSTM);

    INDArray gate =
        network
            .getLayer(1)
            .getParam("backward-recurrent-weights")
            .get(NDArrayIndex.all(), NDArrayIndex.interval(16, 24))
            .dup();
    float[] bias = network.getLayer(1).getParam("backward-bias").toFloatVector();

    assertTrue(
        gate.mmul(gate.transpose()).sub(Nd4j.eye(8)).amaxNumber().doubleValue() < 1e-6,
        "rows of a gate's recurrent weights have length 1 and right angles");
    for (int i = 0; i < bias.length; i++) {
      assertEquals(i >= 8 && i < 16 ? 1 : 0, bias[i], "bias " + i);
    }
  }

  @Test
  void sequencesOfOtherWidthsAreRefused() {
    MultiLayerNetwork network = network(CellType.LSTM);

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                network.output(
                    Nd4j.create(DataType.FLOAT, 2, 5, 4), false, LayerRig.mask(5, 5, 3), null));

    assertEquals(
        "(layer name: input, layer index: 0, layer type: SequenceInputLayer) takes sequences"
            + " [2 rows, steps, 3 numbers] here, but found [2, 5, 4]",
        refused.getMessage());
  }

  private static MultiLayerNetwork network(CellType cell) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Adam(0.01))
                .list()
                .layer(new SequenceInput("input", 3))
                .layer(
                    new RecurrentLayer(
                        "recurrent",
                        new RecurrentLayer.Shape(cell, Direction.BIDIRECTIONAL, 3, 8, 0.1, 0.2)))
                .layer(new SequencePooling("pooling", SequencePooling.Kind.MAX, 16))
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(16)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  /** Rows of different lengths with a spike in each of two columns, labelled by which was first. */
  private record Sequences(INDArray features, INDArray labels, INDArray mask) {
    static Sequences of(long seed, int rows) {
      Random random = new Random(seed);
      int[] lengths = new int[rows];
      INDArray features = Nd4j.create(DataType.FLOAT, rows, STEPS, 3);
      INDArray labels = Nd4j.create(DataType.FLOAT, rows, 2);
      for (int row = 0; row < rows; row++) {
        lengths[row] = 4 + random.nextInt(STEPS - 3);
        int first = random.nextInt(lengths[row] - 1);
        int second = first + 1 + random.nextInt(lengths[row] - first - 1);
        int label = random.nextInt(2);
        features.putScalar(row, first, label, 1);
        features.putScalar(row, second, 1 - label, 1);
        for (int step = 0; step < lengths[row]; step++) {
          features.putScalar(row, step, 2, random.nextGaussian());
        }
        labels.putScalar(row, label, 1);
      }
      return new Sequences(features, labels, LayerRig.mask(STEPS, lengths));
    }

    Sequences part(int from, int to) {
      return new Sequences(rows(features, from, to), rows(labels, from, to), rows(mask, from, to));
    }

    private static INDArray rows(INDArray all, int from, int to) {
      return all.get(NDArrayIndex.interval(from, to)).dup('c');
    }
  }
}
