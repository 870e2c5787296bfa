package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link TokenEmbedding}. */
final class TokenEmbeddingLayer extends PackedLayer<TokenEmbedding> {
  private static final long serialVersionUID = 1;

  private final transient DropoutMask dropout;
  private final transient DropoutMask tokenDropout;
  private final transient Optional<LayerNorm> norm;
  private final transient NativeMatrix gradients = new NativeMatrix();
  private transient int[] ids = new int[0];
  private transient boolean[] left = new boolean[0];
  private transient long key;
  private transient boolean tableGradientBegun;

  TokenEmbeddingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    TokenEmbedding.Shape shape = layerConf().shape();
    dropout = new DropoutMask(shape.dropout());
    tokenDropout = new DropoutMask(shape.tokenDropout());
    norm =
        shape.positions() > 0
            ? Optional.of(new LayerNorm(shape.size(), shape.epsilon()))
            : Optional.empty();
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    TokenEmbedding.Shape shape = layerConf().shape();
    Packing packing = packing();
    key = training && (dropout.isOn() || tokenDropout.isOn()) ? drawKey() : 0;
    readIds(packing, shape);
    leaveOut(packing, training);
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, packing.tokens(), shape.size());
    NativeMatrix result = NativeMatrix.of(output);
    NativeMatrix tokens = parameter(TokenEmbedding.TOKENS);
    Optional<NativeMatrix> positions = norm.map(present -> parameter(TokenEmbedding.POSITIONS));
    norm.ifPresent(
        present ->
            present.load(
                getParam(TokenEmbedding.GAIN), getParam(TokenEmbedding.BIAS), packing.tokens()));
    float[] row = new float[shape.size()];
    float[] other = new float[shape.size()];
    for (int r = 0; r < packing.rows(); r++) {
      for (int i = 0; i < packing.length(r); i++) {
        int token = packing.start(r) + i;
        if (left[token]) {
          Arrays.fill(row, 0);
        } else {
          tokens.get(ids[token], row);
        }
        if (positions.isPresent()) {
          positions.get().get(i, other);
          add(row, other);
        }
        if (norm.isPresent()) {
          norm.get().forward(token, row);
        }
        if (training && dropout.isOn()) {
          dropout.fill(key, token, other, row.length);
          multiply(row, other);
        }
        result.put(token, row);
      }
    }
    return output;
  }

  private void readIds(Packing packing, TokenEmbedding.Shape shape) {
    if (shape.positions() > 0 && packing.longest() > shape.positions()) {
      throw new IllegalArgumentException(
          String.format(
              "a row has %d tokens, the network has positions for %d",
              packing.longest(), shape.positions()));
    }
    FloatBuffer stored = matrix(input).buffer();
    if (ids.length < packing.tokens()) {
      ids = new int[packing.tokens()];
      left = new boolean[packing.tokens()];
    }
    int time = (int) input.size(1);
    for (int r = 0; r < packing.rows(); r++) {
      for (int i = 0; i < packing.length(r); i++) {
        int id = (int) stored.get(r * time + i);
        if (id < 0 || id >= shape.vocabulary()) {
          throw new IllegalArgumentException(
              String.format(
                  "row %d of the minibatch has token %d, the network knows 0 to %d",
                  r, id, shape.vocabulary() - 1));
        }
        ids[packing.start(r) + i] = id;
      }
    }
  }

  /** A row's first token, which may stand for the whole row, stays. */
  private void leaveOut(Packing packing, boolean training) {
    Arrays.fill(left, 0, packing.tokens(), false);
    if (!training || !tokenDropout.isOn()) {
      return;
    }
    float[] factors = new float[packing.longest()];
    for (int r = 0; r < packing.rows(); r++) {
      tokenDropout.fill(~key, packing.start(r), factors, packing.length(r));
      for (int i = 1; i < packing.length(r); i++) {
        left[packing.start(r) + i] = factors[i] == 0;
      }
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    TokenEmbedding.Shape shape = layerConf().shape();
    Packing packing = packing();
    int size = shape.size();
    gradients.resize(packing.tokens(), size);
    Rows.masked(matrix(epsilon), gradients, packing.tokens(), dropout, key);
    norm.ifPresent(
        present ->
            present.backward(
                gradients.buffer(),
                packing.tokens(),
                gradientViews.get(TokenEmbedding.GAIN),
                gradientViews.get(TokenEmbedding.BIAS)));
    NativeMatrix tokens =
        tableGradientBegun ? gradientOf(TokenEmbedding.TOKENS) : cleared(TokenEmbedding.TOKENS);
    tableGradientBegun = false;
    Optional<NativeMatrix> positions = norm.map(present -> cleared(TokenEmbedding.POSITIONS));
    float[] row = new float[size];
    float[] other = new float[size];
    for (int r = 0; r < packing.rows(); r++) {
      for (int i = 0; i < packing.length(r); i++) {
        int token = packing.start(r) + i;
        gradients.get(token, row);
        if (!left[token]) {
          accumulate(tokens, ids[token], row, other);
        }
        if (positions.isPresent()) {
          accumulate(positions.get(), i, row, other);
        }
      }
    }
    return new Pair<>(gradients(), null);
  }

  /** The table {@code [vocabulary, size]}, for a layer that shares it. */
  NativeMatrix table() {
    return parameter(TokenEmbedding.TOKENS);
  }

  /**
   * Where a later layer that shares the table writes its part of the gradient, before this layer
   * adds its own on the same way back.
   */
  NativeMatrix beginTableGradient() {
    tableGradientBegun = true;
    return gradientOf(TokenEmbedding.TOKENS);
  }

  private NativeMatrix cleared(String name) {
    NativeMatrix matrix = gradientOf(name);
    Pointer.memset(matrix.pointer(), 0, gradientViews.get(name).length() * Float.BYTES);
    return matrix;
  }

  private static void accumulate(NativeMatrix sums, int row, float[] values, float[] scratch) {
    sums.get(row, scratch);
    add(scratch, values);
    sums.put(row, scratch);
  }

  private static void add(float[] to, float[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }

  private static void multiply(float[] values, float[] factors) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
  }
}
