package org.trainyard.jobs.network.sequence;

import static org.trainyard.jobs.network.sequence.MaskedTokenOutput.BIAS;
import static org.trainyard.jobs.network.sequence.MaskedTokenOutput.DENSE;
import static org.trainyard.jobs.network.sequence.MaskedTokenOutput.DENSE_BIAS;
import static org.trainyard.jobs.network.sequence.MaskedTokenOutput.GAIN;
import static org.trainyard.jobs.network.sequence.MaskedTokenOutput.TOKEN_BIAS;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link MaskedTokenOutput}. The loss is the mean over the minibatch's hidden tokens, and
 * gradients are such that DL4J's division by the number of rows makes them that mean's.
 */
final class MaskedTokenOutputLayer extends PackedOutputLayer<MaskedTokenOutput> {
  private static final long serialVersionUID = 1;

  private final transient int size;
  private final transient LayerNorm norm;
  private final transient TokenSoftmax softmax;
  private final transient NativeMatrix chosen = new NativeMatrix();
  private final transient NativeMatrix inner = new NativeMatrix();
  private final transient NativeMatrix vectors = new NativeMatrix();
  private final transient NativeMatrix gradients = new NativeMatrix();
  private transient Optional<TokenEmbeddingLayer> embedding = Optional.empty();
  private transient Optional<MaskedScore> known = Optional.empty();

  MaskedTokenOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    size = (int) layerConf().getNIn();
    norm = new LayerNorm(size, layerConf().epsilon());
    softmax = new TokenSoftmax((int) layerConf().getNOut(), size);
  }

  /** Shares the table of an embedding from now on. */
  void share(TokenEmbeddingLayer layer) {
    TokenEmbedding.Shape shape = layer.layerConf().shape();
    if (shape.size() != size || shape.vocabulary() != layerConf().getNOut()) {
      throw new IllegalArgumentException(
          String.format(
              "%s predicts %d tokens from vectors of %d, the embedding has %d of %d",
              layerId(), layerConf().getNOut(), size, shape.vocabulary(), shape.size()));
    }
    embedding = Optional.of(layer);
  }

  private TokenEmbeddingLayer embedding() {
    return embedding.orElseThrow(
        () ->
            new IllegalStateException(
                layerId() + " shares no embedding's table yet; call SharedTable.install(network)"));
  }

  @Override
  public void setLabels(INDArray labels) {
    super.setLabels(labels);
    known = Optional.empty();
  }

  private HiddenTokens hidden() {
    return HiddenTokens.of(packedInput(), labels, (int) layerConf().getNOut());
  }

  /** The vectors of the hidden tokens after dense layer and normalization. */
  private void transform(HiddenTokens hidden) {
    int count = hidden.count();
    NativeMatrix in = matrix(input);
    float[] row = new float[size];
    chosen.resize(count, size);
    inner.resize(count, size);
    vectors.resize(count, size);
    for (int n = 0; n < count; n++) {
      in.get(hidden.place(n), row);
      chosen.put(n, row);
    }
    times(chosen, DENSE, inner, count);
    Rows.gelu(inner, vectors, count, values(DENSE_BIAS));
    norm.load(getParam(GAIN), getParam(BIAS), count);
    for (int n = 0; n < count; n++) {
      vectors.get(n, row);
      norm.forward(n, row);
      vectors.put(n, row);
    }
    softmax.load(getParam(TOKEN_BIAS));
  }

  /**
   * Probabilities of every token of the vocabulary at every place, {@code [tokens, vocabulary]}.
   */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    HiddenTokens all = HiddenTokens.all(packing());
    transform(all);
    int vocabulary = (int) layerConf().getNOut();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, all.count(), vocabulary);
    softmax.probabilities(vectors, embedding().table(), all.count(), NativeMatrix.of(output));
    return output;
  }

  private MaskedScore scored() {
    HiddenTokens hidden = hidden();
    if (hidden.count() == 0) {
      return MaskedScore.NOTHING;
    }
    transform(hidden);
    return softmax.score(vectors, embedding().table(), hidden);
  }

  /** How well the minibatch was predicted whose score was computed last. */
  MaskedScore known() {
    return known.orElseThrow();
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (known.isEmpty()) {
      known = Optional.of(scored());
    }
    return known().meanLoss() + regularization;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Packing packing = packing();
    HiddenTokens hidden = hidden();
    int count = hidden.count();
    INDArray next =
        workspaces.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, packing.tokens(), size);
    if (count == 0) { // the embedding clears its own
      gradientViews.values().forEach(view -> view.assign(0));
      known = Optional.of(MaskedScore.NOTHING);
      return new Pair<>(gradients(), next);
    }
    transform(hidden);
    gradients.resize(count, size);
    known =
        Optional.of(
            softmax.train(
                vectors,
                embedding().table(),
                hidden,
                (float) packing.rows() / count,
                gradients,
                embedding().beginTableGradient()));
    put(TOKEN_BIAS, softmax.biasGradient());
    norm.backward(gradients.buffer(), count, gradientViews.get(GAIN), gradientViews.get(BIAS));
    put(DENSE_BIAS, Rows.geluGradient(inner, gradients, count));
    weightGradient(chosen, gradients, DENSE, count);
    timesTransposed(gradients, DENSE, vectors, count, 0);
    NativeMatrix in = NativeMatrix.of(next);
    float[] row = new float[size];
    for (int n = 0; n < count; n++) {
      vectors.get(n, row);
      in.put(hidden.place(n), row);
    }
    return new Pair<>(gradients(), next);
  }
}
