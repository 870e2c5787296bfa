package org.trainyard.jobs.network.pretrained;

import java.util.ArrayList;
import java.util.List;

/**
 * What a BERT encoder is but for its numbers (Devlin et al., "BERT: Pre-training of Deep
 * Bidirectional Transformers for Language Understanding", 2019): layer norms after the sums, and
 * learnt absolute positions.
 *
 * @param layers Transformer layers
 * @param hidden size of a token's vector
 * @param heads attention heads; each has {@code hidden / heads} of the vector
 * @param feedForward size between a layer's two last dense kernels
 * @param vocabulary token ids, from 0
 * @param positions the most tokens that a text can have
 * @param tokenTypes segments that tokens can belong to; a single text has type 0
 * @param layerNormEpsilon what is added to the variance in every layer norm
 * @param gelu the activation
 */
public record EncoderShape(
    int layers,
    int hidden,
    int heads,
    int feedForward,
    int vocabulary,
    int positions,
    int tokenTypes,
    double layerNormEpsilon,
    Gelu gelu) {
  static final String WORDS = "embeddings.word_embeddings.weight";
  static final String POSITIONS = "embeddings.position_embeddings.weight";
  static final String TOKEN_TYPES = "embeddings.token_type_embeddings.weight";
  static final String HEAD = "cls.predictions.";

  /** Values of one head's part of a token's vector. */
  public int headSize() {
    return hidden / heads;
  }

  /** The prefix of a layer's names: {@code encoder.layer.<index>.}. */
  public static String layer(int index) {
    return "encoder.layer." + index + ".";
  }

  /** The tensors of the encoder, in the order of its computation. */
  public List<EncoderTensor> tensors() {
    List<EncoderTensor> all = new ArrayList<>();
    all.add(EncoderTensor.of(WORDS, vocabulary, hidden));
    all.add(EncoderTensor.of(POSITIONS, positions, hidden));
    all.add(EncoderTensor.of(TOKEN_TYPES, tokenTypes, hidden));
    norm(all, "embeddings.");
    for (int i = 0; i < layers; i++) {
      dense(all, layer(i) + "attention.self.query", hidden, hidden);
      dense(all, layer(i) + "attention.self.key", hidden, hidden);
      dense(all, layer(i) + "attention.self.value", hidden, hidden);
      dense(all, layer(i) + "attention.output.dense", hidden, hidden);
      norm(all, layer(i) + "attention.output.");
      dense(all, layer(i) + "intermediate.dense", hidden, feedForward);
      dense(all, layer(i) + "output.dense", feedForward, hidden);
      norm(all, layer(i) + "output.");
    }
    return all;
  }

  /**
   * The tensors of a masked-token head: dense, activation, layer norm, and a bias for every token
   * of the vocabulary, whose kernel is the transposed table of word embeddings.
   */
  public List<EncoderTensor> maskedTokenHead() {
    List<EncoderTensor> all = new ArrayList<>();
    dense(all, HEAD + "transform.dense", hidden, hidden);
    norm(all, HEAD + "transform.");
    all.add(EncoderTensor.of(HEAD + "bias", vocabulary));
    return all;
  }

  private static void dense(List<EncoderTensor> all, String name, int in, int out) {
    all.add(EncoderTensor.of(name + ".weight", in, out));
    all.add(EncoderTensor.of(name + ".bias", out));
  }

  private void norm(List<EncoderTensor> all, String prefix) {
    all.add(EncoderTensor.of(prefix + "LayerNorm.weight", hidden));
    all.add(EncoderTensor.of(prefix + "LayerNorm.bias", hidden));
  }
}
