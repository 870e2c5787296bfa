package org.trainyard.jobs.network.recurrent;

import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A recurrent layer with seeded parameters, and what it makes of packed rows. */
final class LayerRig {
  private static final LayerWorkspaceMgr WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final RecurrentLayer configuration;
  private final Layer layer;
  private final INDArray parameters;
  private final INDArray gradients;

  LayerRig(RecurrentLayer.Shape shape) {
    RecurrentLayer layer = new RecurrentLayer("recurrent", shape);
    configuration = layer;
    NeuralNetConfiguration whole =
        new NeuralNetConfiguration.Builder().seed(7).layer(layer).build();
    Nd4j.getRandom().setSeed(7);
    long length = layer.initializer().numParams(whole);
    parameters = Nd4j.create(DataType.FLOAT, 1, length);
    gradients = Nd4j.create(DataType.FLOAT, 1, length);
    this.layer = whole.getLayer().instantiate(whole, null, 0, parameters, true, DataType.FLOAT);
    this.layer.setBackpropGradientsViewArray(gradients);
    fill(biases(), 0.3);
  }

  private INDArray[] biases() {
    return configuration.initializer().biasKeys(configuration).stream()
        .map(this::parameter)
        .toArray(INDArray[]::new);
  }

  private static void fill(INDArray[] arrays, double size) {
    Random random = new Random(5);
    for (INDArray array : arrays) {
      for (long i = 0; i < array.length(); i++) {
        array.putScalar(i, random.nextGaussian() * size);
      }
    }
  }

  Layer layer() {
    return layer;
  }

  INDArray parameters() {
    return parameters;
  }

  INDArray gradients() {
    return gradients;
  }

  INDArray parameter(String key) {
    return layer.getParam(key);
  }

  /** Packed outputs of rows of these lengths, in training. */
  INDArray train(INDArray input, int... lengths) {
    return run(true, input, Optional.of(mask(longest(lengths), lengths)));
  }

  /** Packed outputs of rows of these lengths, without dropout. */
  INDArray infer(INDArray input, int... lengths) {
    return run(false, input, Optional.of(mask(longest(lengths), lengths)));
  }

  INDArray run(boolean training, INDArray input, Optional<INDArray> mask) {
    mask.ifPresent(some -> layer.feedForwardMaskArray(some, MaskState.Active, (int) some.size(0)));
    layer.setInput(input, WORKSPACES);
    return layer.activate(training, WORKSPACES);
  }

  /** The gradient of the input; those of the parameters are in {@link #gradients}. */
  INDArray back(INDArray outputGradient) {
    return layer.backpropGradient(outputGradient, WORKSPACES).getSecond();
  }

  static int longest(int... lengths) {
    int longest = 0;
    for (int length : lengths) {
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /** A mask of so many steps for rows of these lengths. */
  static INDArray mask(int steps, int... lengths) {
    INDArray mask = Nd4j.create(DataType.FLOAT, lengths.length, steps);
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < lengths[row]; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return mask;
  }

  /** Seeded normal numbers. */
  static INDArray numbers(long seed, int rows, int columns) {
    Random random = new Random(seed);
    float[][] numbers = new float[rows][columns];
    for (float[] row : numbers) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(numbers);
  }
}
