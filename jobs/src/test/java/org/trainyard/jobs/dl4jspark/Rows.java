package org.trainyard.jobs.dl4jspark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Numbered rows of two classes that a small network can tell apart, and such networks. */
final class Rows {
  /** A power of two, so that a row's number survives as a feature below 1. */
  private static final int SCALE = 1 << 13;

  private static final int FEATURES = 4;

  private Rows() {}

  /** The number of the row whose first feature this is. */
  static int number(double firstFeature) {
    return (int) Math.round(firstFeature * SCALE);
  }

  /** So many rows, {@code examplesEach} of them in a DataSet, the last one shorter. */
  static List<DataSet> dataSets(int rows, int examplesEach) {
    List<DataSet> all = new ArrayList<>();
    for (int from = 0; from < rows; from += examplesEach) {
      all.add(dataSet(from, Math.min(from + examplesEach, rows)));
    }
    return all;
  }

  /** Rows whose features stand in two inputs, one row each. */
  static List<MultiDataSet> multiDataSets(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(row -> dataSet(row, row + 1))
        .map(
            row ->
                new MultiDataSet(
                    new INDArray[] {
                      row.getFeatures()
                          .getColumns(0, 1)
                          .dup(), // [1, 2]: the row's number and one value
                      row.getFeatures().getColumns(2, 3).dup() // [1, 2]
                    },
                    new INDArray[] {row.getLabels()}))
        .toList();
  }

  private static DataSet dataSet(int from, int to) {
    float[][] features = new float[to - from][FEATURES];
    float[][] labels = new float[to - from][2];
    for (int row = from; row < to; row++) {
      Random random = new Random(row);
      int label = row % 2;
      features[row - from][0] = (float) row / SCALE;
      for (int i = 1; i < FEATURES; i++) {
        features[row - from][i] = (float) (random.nextGaussian() * 0.5 + (label == 0 ? -1 : 1));
      }
      labels[row - from][label] = 1;
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  /** A network of layers in a row. */
  static MultiLayerConfiguration layers() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.01))
        .list()
        .layer(new DenseLayer.Builder().nIn(FEATURES).nOut(8).activation(Activation.TANH).build())
        .layer(output(8))
        .build();
  }

  /** The same as a graph. */
  static ComputationGraphConfiguration graph() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.01))
        .graphBuilder()
        .addInputs("in")
        .addLayer(
            "hidden",
            new DenseLayer.Builder().nIn(FEATURES).nOut(8).activation(Activation.TANH).build(),
            "in")
        .addLayer("out", output(8), "hidden")
        .setOutputs("out")
        .build();
  }

  /** A graph with two inputs. */
  static ComputationGraphConfiguration twoInputs() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.01))
        .graphBuilder()
        .addInputs("first", "second")
        .addLayer(
            "a",
            new DenseLayer.Builder().nIn(2).nOut(4).activation(Activation.TANH).build(),
            "first")
        .addLayer(
            "b",
            new DenseLayer.Builder().nIn(2).nOut(4).activation(Activation.TANH).build(),
            "second")
        .addLayer("out", output(8), "a", "b")
        .setOutputs("out")
        .build();
  }

  /** Series of one to five steps, each a DataSet. */
  static List<DataSet> series(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Random random = new Random(i);
              int steps = 1 + i % 5;
              INDArray values = Nd4j.create(DataType.FLOAT, 1, 2, steps); // [1, values, time]
              INDArray labels = Nd4j.create(DataType.FLOAT, 1, 2, steps); // [1, outputs, time]
              for (int step = 0; step < steps; step++) {
                values.putScalar(new long[] {0, 0, step}, random.nextGaussian());
                values.putScalar(new long[] {0, 1, step}, random.nextGaussian());
                labels.putScalar(new long[] {0, i % 2, step}, 1);
              }
              return new DataSet(values, labels);
            })
        .toList();
  }

  /** A network for such series. */
  static MultiLayerConfiguration recurrent() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.01))
        .list()
        .layer(new LSTM.Builder().nIn(2).nOut(4).build())
        .layer(
            new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(4)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  private static OutputLayer output(int inputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
