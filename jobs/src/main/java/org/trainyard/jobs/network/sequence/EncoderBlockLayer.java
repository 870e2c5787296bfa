package org.trainyard.jobs.network.sequence;

import static org.trainyard.jobs.network.sequence.EncoderBlock.ATTENTION_BIAS;
import static org.trainyard.jobs.network.sequence.EncoderBlock.ATTENTION_GAIN;
import static org.trainyard.jobs.network.sequence.EncoderBlock.ATTENTION_OUTPUT;
import static org.trainyard.jobs.network.sequence.EncoderBlock.ATTENTION_OUTPUT_BIAS;
import static org.trainyard.jobs.network.sequence.EncoderBlock.INNER;
import static org.trainyard.jobs.network.sequence.EncoderBlock.INNER_BIAS;
import static org.trainyard.jobs.network.sequence.EncoderBlock.OUTER;
import static org.trainyard.jobs.network.sequence.EncoderBlock.OUTER_BIAS;
import static org.trainyard.jobs.network.sequence.EncoderBlock.OUTPUT_BIAS;
import static org.trainyard.jobs.network.sequence.EncoderBlock.OUTPUT_GAIN;
import static org.trainyard.jobs.network.sequence.EncoderBlock.PROJECTION;
import static org.trainyard.jobs.network.sequence.EncoderBlock.PROJECTION_BIAS;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link EncoderBlock}. */
final class EncoderBlockLayer extends PackedLayer<EncoderBlock> {
  private static final long serialVersionUID = 1;

  private final transient EncoderBlock.Shape shape;
  private final transient DropoutMask dropout;
  private final transient Attention attention;
  private final transient LayerNorm attentionNorm;
  private final transient LayerNorm outputNorm;
  private final transient NativeMatrix projected = new NativeMatrix();
  private final transient NativeMatrix context = new NativeMatrix();
  private final transient NativeMatrix middle = new NativeMatrix();
  private final transient NativeMatrix inner = new NativeMatrix();
  private final transient NativeMatrix wide = new NativeMatrix();
  private final transient NativeMatrix narrow = new NativeMatrix();
  private transient long key;

  EncoderBlockLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    shape = layerConf().shape();
    dropout = new DropoutMask(shape.dropout());
    attention =
        new Attention(shape.heads(), shape.size(), new DropoutMask(shape.attentionDropout()));
    attentionNorm = new LayerNorm(shape.size(), shape.epsilon());
    outputNorm = new LayerNorm(shape.size(), shape.epsilon());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Packing packing = packedInput();
    int tokens = packing.tokens();
    int size = shape.size();
    key = training ? drawKey() : 0;
    NativeMatrix in = matrix(input);
    projected.resize(tokens, 3 * size);
    times(in, PROJECTION, projected, tokens);
    Rows.addBias(projected, tokens, values(PROJECTION_BIAS));
    context.resize(tokens, size);
    attention.forward(packing, projected, context, key, Mode.of(training));

    middle.resize(tokens, size);
    times(context, ATTENTION_OUTPUT, middle, tokens);
    attentionNorm.load(getParam(ATTENTION_GAIN), getParam(ATTENTION_BIAS), tokens);
    join(in, middle, tokens, ATTENTION_OUTPUT_BIAS, attentionNorm, training, firstKey());

    inner.resize(tokens, shape.feedForward());
    times(middle, INNER, inner, tokens);
    wide.resize(tokens, shape.feedForward());
    Rows.gelu(inner, wide, tokens, values(INNER_BIAS));
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, tokens, size);
    NativeMatrix out = NativeMatrix.of(output);
    times(wide, OUTER, out, tokens);
    outputNorm.load(getParam(OUTPUT_GAIN), getParam(OUTPUT_BIAS), tokens);
    join(middle, out, tokens, OUTER_BIAS, outputNorm, training, secondKey());
    return output;
  }

  private long firstKey() {
    return DropoutMask.mixed(key + 1);
  }

  private long secondKey() {
    return DropoutMask.mixed(key + 2);
  }

  /** A sublayer's end: its bias, dropout, the residual, and the normalization, in place. */
  private void join(
      NativeMatrix residual,
      NativeMatrix sublayer,
      int tokens,
      String biasName,
      LayerNorm norm,
      boolean training,
      long maskKey) {
    float[] bias = values(biasName);
    float[] row = new float[shape.size()];
    float[] other = new float[shape.size()];
    boolean drop = training && dropout.isOn();
    for (int n = 0; n < tokens; n++) {
      sublayer.get(n, row);
      for (int i = 0; i < row.length; i++) {
        row[i] += bias[i];
      }
      if (drop) {
        dropout.fill(maskKey, n, other, row.length);
        for (int i = 0; i < row.length; i++) {
          row[i] *= other[i];
        }
      }
      residual.get(n, other);
      for (int i = 0; i < row.length; i++) {
        row[i] += other[i];
      }
      norm.forward(n, row);
      sublayer.put(n, row);
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Packing packing = packing();
    int tokens = packing.tokens();
    int size = shape.size();
    INDArray next =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, tokens, size);
    next.assign(epsilon);
    NativeMatrix sums = NativeMatrix.of(next);
    narrow.resize(tokens, size);

    outputNorm.backward(
        sums.buffer(), tokens, gradientViews.get(OUTPUT_GAIN), gradientViews.get(OUTPUT_BIAS));
    put(OUTER_BIAS, Rows.masked(sums, narrow, tokens, dropout, secondKey()));
    wide.resize(tokens, shape.feedForward());
    timesTransposed(narrow, OUTER, wide, tokens, 0);
    put(INNER_BIAS, Rows.geluGradient(inner, wide, tokens));
    weightGradient(inner, narrow, OUTER, tokens);
    weightGradient(middle, wide, INNER, tokens);
    timesTransposed(wide, INNER, sums, tokens, 1);

    attentionNorm.backward(
        sums.buffer(),
        tokens,
        gradientViews.get(ATTENTION_GAIN),
        gradientViews.get(ATTENTION_BIAS));
    put(ATTENTION_OUTPUT_BIAS, Rows.masked(sums, narrow, tokens, dropout, firstKey()));
    weightGradient(context, narrow, ATTENTION_OUTPUT, tokens);
    timesTransposed(narrow, ATTENTION_OUTPUT, middle, tokens, 0);
    wide.resize(tokens, 3 * size);
    attention.backward(packing, projected, middle, wide, key);
    put(PROJECTION_BIAS, Rows.sums(wide, tokens));
    weightGradient(matrix(input), wide, PROJECTION, tokens);
    timesTransposed(wide, PROJECTION, sums, tokens, 1);
    return new Pair<>(gradients(), next);
  }
}
