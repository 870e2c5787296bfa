package org.trainyard.jobs.network.recurrent;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;
import org.trainyard.jobs.network.sequence.PackedLayer;
import org.trainyard.jobs.network.sequence.Packing;

/** Computes {@link SequenceInput}. */
final class SequenceInputLayer extends PackedLayer<SequenceInput> {
  private static final long serialVersionUID = 1;

  SequenceInputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Packing packing = packing();
    int values = (int) layerConf().getNOut();
    check(packing, values);
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, packing.tokens(), values);
    FloatBuffer from = NativeFloats.buffer(NativeFloats.plain(input) ? input : input.dup('c'));
    FloatBuffer to = NativeFloats.buffer(output);
    int padded = (int) input.size(1) * values;
    for (int row = 0; row < packing.rows(); row++) {
      to.put(packing.start(row) * values, from, row * padded, packing.length(row) * values);
    }
    return output;
  }

  /** There is nothing before it that would want a gradient. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return new Pair<>(gradients(), null);
  }

  private void check(Packing packing, int values) {
    if (input.rank() != 3 || input.size(0) != packing.rows() || input.size(2) != values) {
      throw new IllegalArgumentException(
          String.format(
              "%s takes sequences [%d rows, steps, %d numbers] here, but found %s",
              layerId(), packing.rows(), values, java.util.Arrays.toString(input.shape())));
    }
  }
}
