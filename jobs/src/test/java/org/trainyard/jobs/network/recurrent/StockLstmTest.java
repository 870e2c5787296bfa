package org.trainyard.jobs.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The same outputs and gradients as DL4J's own layers with the same parameters. */
class StockLstmTest {
  private static final int[] LENGTHS = {3, 6, 1, 4};
  private static final int TOKENS = 14;
  private static final int INPUTS = 5;
  private static final int UNITS = 7;

  /** Ours are input, forget, candidate, output; DL4J has candidate, forget, output, input. */
  private static final int[] STOCK_GATE = {3, 1, 0, 2};

  private final INDArray input = LayerRig.numbers(1, TOKENS, INPUTS);

  @Test
  void forwardLayerIsDl4jsLstm() {
    assertSame(Direction.FORWARD, stockLstm(), "");
  }

  @Test
  void bidirectionalLayerIsDl4jsConcatenation() {
    assertSame(
        Direction.BIDIRECTIONAL, new Bidirectional(Bidirectional.Mode.CONCAT, stockLstm()), "f");
  }

  private static LSTM stockLstm() {
    return new LSTM.Builder().nIn(INPUTS).nOut(UNITS).activation(Activation.TANH).build();
  }

  private void assertSame(Direction direction, Layer stockConfiguration, String prefix) {
    LayerRig ours =
        new LayerRig(new RecurrentLayer.Shape(CellType.LSTM, direction, INPUTS, UNITS, 0, 0));
    int outputs = UNITS * direction.ways();
    INDArray outer = LayerRig.numbers(2, TOKENS, outputs);
    org.deeplearning4j.nn.api.Layer stock = stock(stockConfiguration);
    carryOver(ours, "", stock, prefix);
    if (direction == Direction.BIDIRECTIONAL) {
      carryOver(ours, "backward-", stock, "b");
    }
    INDArray mask = LayerRig.mask(6, LENGTHS);
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

    INDArray output = ours.run(true, input, Optional.of(mask));
    INDArray inputGradient = ours.back(outer);
    stock.setMaskArray(mask);
    stock.feedForwardMaskArray(mask, MaskState.Active, LENGTHS.length);
    stock.setInput(padded(input), workspaces);
    INDArray stockOutput = stock.activate(true, workspaces);
    INDArray stockGradient = stock.backpropGradient(padded(outer), workspaces).getSecond();

    assertTokens(packed(stockOutput), output);
    assertTokens(packed(stockGradient), inputGradient);
  }

  private static void assertTokens(float[][] expected, INDArray found) {
    for (int token = 0; token < expected.length; token++) {
      assertArrayEquals(
          expected[token], found.getRow(token).toFloatVector(), 5e-6f, "token " + token);
    }
  }

  private static org.deeplearning4j.nn.api.Layer stock(Layer layer) {
    NeuralNetConfiguration whole =
        new NeuralNetConfiguration.Builder().seed(3).layer(layer).build();
    Layer configured = whole.getLayer();
    INDArray parameters = Nd4j.create(DataType.FLOAT, configured.initializer().numParams(whole));
    org.deeplearning4j.nn.api.Layer made =
        configured.instantiate(whole, null, 0, parameters, true, DataType.FLOAT);
    made.setBackpropGradientsViewArray(parameters.like());
    return made;
  }

  private static void carryOver(
      LayerRig ours, String way, org.deeplearning4j.nn.api.Layer stock, String prefix) {
    carryOver(ours.parameter(way + "input-weights"), stock.getParam(prefix + "W"));
    carryOver(ours.parameter(way + "recurrent-weights"), stock.getParam(prefix + "RW"));
    carryOver(ours.parameter(way + "bias"), stock.getParam(prefix + "b"));
  }

  private static void carryOver(INDArray ours, INDArray stock) {
    for (int gate = 0; gate < STOCK_GATE.length; gate++) {
      columns(stock, STOCK_GATE[gate]).assign(columns(ours, gate));
    }
  }

  private static INDArray columns(INDArray matrix, int gate) {
    return matrix.get(
        NDArrayIndex.all(), NDArrayIndex.interval((long) gate * UNITS, (gate + 1L) * UNITS));
  }

  /** {@code [minibatch, size, time]} as DL4J has it. */
  private static INDArray padded(INDArray packed) {
    INDArray all = Nd4j.create(DataType.FLOAT, LENGTHS.length, packed.size(1), 6);
    int token = 0;
    for (int row = 0; row < LENGTHS.length; row++) {
      for (int step = 0; step < LENGTHS[row]; step++) {
        all.get(NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step))
            .assign(packed.getRow(token++));
      }
    }
    return all;
  }

  private static float[][] packed(INDArray padded) {
    float[][] all = new float[TOKENS][];
    int token = 0;
    for (int row = 0; row < LENGTHS.length; row++) {
      for (int step = 0; step < LENGTHS[row]; step++) {
        all[token++] =
            padded
                .get(NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step))
                .dup()
                .toFloatVector();
      }
    }
    return all;
  }
}
