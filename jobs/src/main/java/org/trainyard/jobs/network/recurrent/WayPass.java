package org.trainyard.jobs.network.recurrent;

import java.nio.FloatBuffer;
import org.trainyard.jobs.network.fast.NativeFloats;
import org.trainyard.jobs.network.sequence.Blas;
import org.trainyard.jobs.network.sequence.NativeMatrix;
import org.trainyard.jobs.network.sequence.Rows;
import org.trainyard.jobs.network.sequence.Slice;

/**
 * One way to read the rows of a minibatch, forth and back through time. Inputs of all tokens are
 * multiplied by the weights at once; a step then takes one more product for the rows that still go
 * on. On the way back the gradients of the weights are one product over all tokens. What the way
 * back needs stays here, in the order of {@link StepOrder}, until the next minibatch.
 */
final class WayPass {
  private final CellType type;
  private final int inputs;
  private final int units;
  private final int gates;
  private final int width;
  private final StepBlocks step;
  private final StepProduct product;
  private final NativeMatrix inputRows = new NativeMatrix();
  private final NativeMatrix blocks = new NativeMatrix();
  private final NativeMatrix states = new NativeMatrix();
  private final NativeMatrix previous = new NativeMatrix();
  private final NativeMatrix fromLater = new NativeMatrix();

  WayPass(CellType type, int inputs, int units) {
    this.type = type;
    this.inputs = inputs;
    this.units = units;
    gates = type.gates() * units;
    width = CellType.BLOCKS * units;
    step = new StepBlocks(type, units);
    product = new StepProduct(units, gates);
  }

  /**
   * The way forth.
   *
   * @param input {@code [tokens, inputs]}, packed
   * @param inputMasks for the rows' inputs, empty for none
   * @param recurrentMasks for the rows' previous outputs, empty for none
   * @param output takes {@code [tokens, units]}, packed, from a column of it
   */
  void forward(
      StepOrder order,
      WayWeights weights,
      NativeMatrix input,
      float[] inputMasks,
      float[] recurrentMasks,
      NativeMatrix output,
      int column) {
    int tokens = order.tokens();
    blocks.resize(tokens, width);
    states.resize(tokens, units);
    previous.resize(tokens, units);
    sortInput(order, input, inputMasks);
    Slice inputWeights = NativeMatrix.of(weights.input()).all();
    Slice recurrent = NativeMatrix.of(weights.recurrent()).all();
    int firstRecurrent = type.firstRecurrentBlock() * units;
    clearRecurrentOnly(tokens);
    Blas.product(tokens, gates, inputs, inputRows.all(), inputWeights, 0, blocks.all());
    step.load(NativeFloats.buffer(weights.bias()));
    for (int t = 0; t < order.steps(); t++) {
      long first = order.first(t);
      if (t > 0) {
        product.forward(
            order.active(t),
            previous.from(first * units),
            recurrent,
            blocks.from(first * width + firstRecurrent));
      }
      step.forward(order, t, blocks, states, previous, recurrentMasks, output, column);
    }
  }

  /**
   * The way back, after the way forth of the same minibatch.
   *
   * @param outputGradient {@code [tokens, units]}, packed, from a column of it
   * @param gradients take those of the weights
   * @param inputGradient {@code [tokens, inputs]}, packed; what comes out is added to it
   */
  void backward(
      StepOrder order,
      WayWeights weights,
      WayWeights gradients,
      float[] inputMasks,
      float[] recurrentMasks,
      NativeMatrix outputGradient,
      int column,
      NativeMatrix inputGradient) {
    int rows = order.active(0);
    fromLater.resize(rows, units);
    step.startBackward(rows);
    Slice recurrent = NativeMatrix.of(weights.recurrent()).all();
    int firstRecurrent = type.firstRecurrentBlock() * units;
    for (int t = order.steps() - 1; t >= 0; t--) {
      step.backward(order, t, blocks, states, recurrentMasks, outputGradient, column, fromLater);
      if (t > 0) {
        product.backward(
            order.active(t),
            blocks.from((long) order.first(t) * width + firstRecurrent),
            recurrent,
            fromLater.all());
      }
    }
    weightGradients(order, gradients);
    inputGradient(order, weights, inputMasks, inputGradient);
  }

  /** The first step has no outputs before it, and so no part in the recurrent weights. */
  private void weightGradients(StepOrder order, WayWeights gradients) {
    int tokens = order.tokens();
    Blas.productTransposedLeft(
        inputs,
        gates,
        tokens,
        inputRows.all(),
        blocks.all(),
        0,
        NativeMatrix.of(gradients.input()).all());
    int rows = order.active(0);
    if (tokens == rows) {
      gradients.recurrent().assign(0);
    } else {
      Blas.productTransposedLeft(
          units,
          gates,
          tokens - rows,
          previous.from((long) rows * units),
          blocks.from((long) rows * width + (long) type.firstRecurrentBlock() * units),
          0,
          NativeMatrix.of(gradients.recurrent()).all());
    }
    NativeFloats.buffer(gradients.bias()).put(0, Rows.sums(blocks, tokens));
  }

  /** Takes the place of the inputs, which are no longer needed. */
  private void inputGradient(
      StepOrder order, WayWeights weights, float[] masks, NativeMatrix inputGradient) {
    Blas.productTransposedRight(
        order.tokens(),
        inputs,
        gates,
        blocks.all(),
        NativeMatrix.of(weights.input()).all(),
        0,
        inputRows.all());
    float[] sum = new float[inputs];
    float[] row = new float[inputs];
    for (int t = 0; t < order.steps(); t++) {
      for (int place = 0; place < order.active(t); place++) {
        int position = order.first(t) + place;
        inputRows.get(position, row);
        VariationalDropout.apply(masks, order.row(place), row, 0, inputs);
        inputGradient.get(order.token(position), sum);
        for (int i = 0; i < inputs; i++) {
          sum[i] += row[i];
        }
        inputGradient.put(order.token(position), sum);
      }
    }
  }

  private void sortInput(StepOrder order, NativeMatrix input, float[] masks) {
    inputRows.resize(order.tokens(), inputs);
    float[] row = new float[inputs];
    for (int t = 0; t < order.steps(); t++) {
      for (int place = 0; place < order.active(t); place++) {
        int position = order.first(t) + place;
        input.get(order.token(position), row);
        VariationalDropout.apply(masks, order.row(place), row, 0, inputs);
        inputRows.put(position, row);
      }
    }
  }

  /** Blocks that the input weights do not feed begin at zero. */
  private void clearRecurrentOnly(int tokens) {
    float[] zeros = new float[width - gates];
    FloatBuffer buffer = blocks.buffer();
    for (int i = 0; i < tokens && zeros.length > 0; i++) {
      buffer.put(i * width + gates, zeros, 0, zeros.length);
    }
  }
}
