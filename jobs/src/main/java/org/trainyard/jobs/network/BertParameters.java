package org.trainyard.jobs.network;

import java.util.Arrays;
import org.trainyard.jobs.network.pretrained.EncoderShape;
import org.trainyard.jobs.network.pretrained.EncoderWeights;
import org.trainyard.jobs.network.sequence.EncoderBlock;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/** Puts the weights of a published BERT encoder into the layers of a network that has its shape. */
final class BertParameters {
  private static final String WORDS = "embeddings.";

  private BertParameters() {}

  /** Embedding and blocks; the classifier stays as it is. */
  static void put(EncoderWeights weights, Network network) {
    EncoderShape shape = weights.shape();
    network.putParameter(
        "embedding", TokenEmbedding.TOKENS, weights.tensor(WORDS + "word_embeddings.weight"));
    network.putParameter("embedding", TokenEmbedding.POSITIONS, positions(weights));
    network.putParameter(
        "embedding", TokenEmbedding.GAIN, weights.tensor(WORDS + "LayerNorm.weight"));
    network.putParameter(
        "embedding", TokenEmbedding.BIAS, weights.tensor(WORDS + "LayerNorm.bias"));
    for (int i = 0; i < shape.layers(); i++) {
      block(weights, EncoderShape.layer(i), network, "block" + i);
    }
  }

  /** A single text's tokens are all of type 0, whose vector may as well stand in the positions. */
  private static float[] positions(EncoderWeights weights) {
    float[] positions = weights.tensor(WORDS + "position_embeddings.weight");
    float[] type =
        Arrays.copyOf(
            weights.tensor(WORDS + "token_type_embeddings.weight"), weights.shape().hidden());
    for (int i = 0; i < positions.length; i++) {
      positions[i] += type[i % type.length];
    }
    return positions;
  }

  private static void block(EncoderWeights weights, String from, Network network, String to) {
    int size = weights.shape().hidden();
    String attention = from + "attention.self.";
    String joined = from + "attention.output.";
    network.putParameter(to, EncoderBlock.PROJECTION, joined(weights, attention, "weight", size));
    network.putParameter(
        to, EncoderBlock.PROJECTION_BIAS, joined(weights, attention, "bias", size));
    put(weights, joined + "dense.weight", network, to, EncoderBlock.ATTENTION_OUTPUT);
    put(weights, joined + "dense.bias", network, to, EncoderBlock.ATTENTION_OUTPUT_BIAS);
    put(weights, joined + "LayerNorm.weight", network, to, EncoderBlock.ATTENTION_GAIN);
    put(weights, joined + "LayerNorm.bias", network, to, EncoderBlock.ATTENTION_BIAS);
    put(weights, from + "intermediate.dense.weight", network, to, EncoderBlock.INNER);
    put(weights, from + "intermediate.dense.bias", network, to, EncoderBlock.INNER_BIAS);
    put(weights, from + "output.dense.weight", network, to, EncoderBlock.OUTER);
    put(weights, from + "output.dense.bias", network, to, EncoderBlock.OUTER_BIAS);
    put(weights, from + "output.LayerNorm.weight", network, to, EncoderBlock.OUTPUT_GAIN);
    put(weights, from + "output.LayerNorm.bias", network, to, EncoderBlock.OUTPUT_BIAS);
  }

  private static void put(
      EncoderWeights weights, String name, Network network, String layer, String parameter) {
    network.putParameter(layer, parameter, weights.tensor(name));
  }

  /** Queries, keys and values side by side in each row. */
  private static float[] joined(EncoderWeights weights, String prefix, String suffix, int size) {
    String[] parts = {"query.", "key.", "value."};
    float[] first = weights.tensor(prefix + parts[0] + suffix);
    int rows = first.length / size;
    float[] joined = new float[rows * parts.length * size];
    for (int part = 0; part < parts.length; part++) {
      float[] values = weights.tensor(prefix + parts[part] + suffix);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(values, row * size, joined, (row * parts.length + part) * size, size);
      }
    }
    return joined;
  }
}
