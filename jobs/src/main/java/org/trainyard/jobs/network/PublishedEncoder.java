package org.trainyard.jobs.network;

import java.util.Arrays;
import java.util.Optional;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.pretrained.EncoderShape;
import org.trainyard.jobs.network.pretrained.EncoderWeights;
import org.trainyard.jobs.network.pretrained.PretrainedEncoder;
import org.trainyard.jobs.network.sequence.EncoderBlock;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/**
 * A published BERT encoder.
 *
 * @param read what its files hold
 */
record PublishedEncoder(PretrainedEncoder read) implements EncoderOrigin {
  private static final String WORDS = "embeddings.";

  @Override
  public String digest() {
    return read.digest();
  }

  @Override
  public EncoderSettings.Shape shape() {
    EncoderShape found = read.weights().shape();
    return new EncoderSettings.Shape(
        found.vocabulary(),
        found.hidden(),
        found.positions(),
        found.layers(),
        found.heads(),
        found.feedForward(),
        found.layerNormEpsilon());
  }

  @Override
  public void requireTokenizer(NetworkTask task) {
    int vocabulary = task.tokens(BertSettings.TYPE);
    int found = read.weights().shape().vocabulary();
    if (vocabulary != found) {
      throw new UsageException(
          String.format(
              "train.network.pretrained knows %d tokens, the dataset's tokenizer has %d; prepare it"
                  + " with prepare.tokenizer.file = the encoder's own tokenizer.json",
              found, vocabulary));
    }
    Optional<String> own = read.tokenizer();
    if (own.isPresent() && task.tokenizer().isPresent() && !own.equals(task.tokenizer())) {
      throw new UsageException(
          String.format(
              "the dataset's texts were cut into tokens by a tokenizer.json with SHA-256 %s, the"
                  + " *tokenizer.json beside the encoder in train.network.pretrained has %s; prepare"
                  + " them with prepare.tokenizer.file = that one",
              task.tokenizer().get(), own.get()));
    }
  }

  /** Embedding and blocks; the classifier stays as it is. */
  @Override
  public void putEncoder(Network network) {
    EncoderWeights weights = read.weights();
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
