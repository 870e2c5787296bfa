package org.trainyard.jobs.network.sequence;

import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link SequencePooling}. */
final class SequencePoolingLayer extends PackedLayer<SequencePooling> {
  private static final long serialVersionUID = 1;

  private transient int[] largest = new int[0];

  SequencePoolingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Packing packing = packedInput();
    int size = (int) layerConf().getNOut();
    NativeMatrix in = matrix(input);
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, packing.rows(), size);
    NativeMatrix out = NativeMatrix.of(output);
    largest = new int[packing.rows() * size];
    float[] result = new float[size];
    float[] row = new float[size];
    for (int r = 0; r < packing.rows(); r++) {
      int first = packing.start(r);
      int last = first + packing.length(r) - 1;
      switch (layerConf().kind()) {
        case FIRST -> in.get(first, result);
        case LAST -> in.get(last, result);
        case MEAN -> mean(in, first, last, result, row);
        case MAX -> max(in, first, last, result, row, r);
      }
      out.put(r, result);
    }
    return output;
  }

  private static void mean(NativeMatrix in, int first, int last, float[] result, float[] row) {
    Arrays.fill(result, 0);
    for (int token = first; token <= last; token++) {
      in.get(token, row);
      for (int i = 0; i < row.length; i++) {
        result[i] += row[i];
      }
    }
    float share = 1f / (last - first + 1);
    for (int i = 0; i < result.length; i++) {
      result[i] *= share;
    }
  }

  private void max(NativeMatrix in, int first, int last, float[] result, float[] row, int number) {
    int at = number * result.length;
    Arrays.fill(result, Float.NEGATIVE_INFINITY);
    for (int token = first; token <= last; token++) {
      in.get(token, row);
      for (int i = 0; i < row.length; i++) {
        if (row[i] > result[i]) {
          result[i] = row[i];
          largest[at + i] = token;
        }
      }
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Packing packing = packing();
    int size = (int) layerConf().getNOut();
    INDArray next =
        workspaces.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, packing.tokens(), size);
    NativeMatrix in = NativeMatrix.of(next);
    NativeMatrix out = matrix(epsilon);
    float[] row = new float[size];
    for (int r = 0; r < packing.rows(); r++) {
      int first = packing.start(r);
      int length = packing.length(r);
      out.get(r, row);
      switch (layerConf().kind()) {
        case FIRST -> in.put(first, row);
        case LAST -> in.put(first + length - 1, row);
        case MEAN -> {
          for (int i = 0; i < size; i++) {
            row[i] /= length;
          }
          for (int token = first; token < first + length; token++) {
            in.put(token, row);
          }
        }
        case MAX -> {
          for (int i = 0; i < size; i++) {
            in.buffer().put(largest[r * size + i] * size + i, row[i]);
          }
        }
      }
    }
    return new Pair<>(new DefaultGradient(), next);
  }

  /** What comes out has no tokens any more, so no mask goes on. */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    super.feedForwardMaskArray(mask, state, minibatch);
    return new Pair<>(null, state);
  }
}
