package org.trainyard.benchmarks.measured;

import java.util.Locale;

/** The networks over tokens that are measured, each for two classes, with all tokens present. */
public enum SequenceNetwork {
  /**
   * A Transformer encoder of the size of MiniLM-L12 or bge-small: embedding of tokens and
   * positions, blocks with 12 heads and 1536 units, layer normalization behind each sublayer, GELU;
   * the first token's vector is classified.
   */
  ENCODER(30_522, 128, 16, 384, 12, 0.0002),
  /**
   * A bidirectional LSTM of 128 units each way; the greatest of its outputs over time are
   * classified.
   */
  LSTM(16_000, 200, 32, 128, 1, 0.001);

  /** Heads of the encoder's attention. */
  public static final int HEADS = 12;

  /** Units of the encoder's feed-forward network. */
  public static final int FEED_FORWARD = 1536;

  /** What is told apart. */
  public static final int CLASSES = 2;

  private final int vocabulary;
  private final int tokens;
  private final int minibatchSize;
  private final int size;
  private final int layers;
  private final double learningRate;

  SequenceNetwork(
      int vocabulary, int tokens, int minibatchSize, int size, int layers, double learningRate) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.minibatchSize = minibatchSize;
    this.size = size;
    this.layers = layers;
    this.learningRate = learningRate;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Number of token ids. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Tokens of every row. */
  public int tokens() {
    return tokens;
  }

  /** Rows of a minibatch of one worker. */
  public int minibatchSize() {
    return minibatchSize;
  }

  /** Length of a token's vector; of the LSTM also its units each way. */
  public int size() {
    return size;
  }

  /** How many blocks, or layers of LSTM, it has unless told otherwise. */
  public int layers() {
    return layers;
  }

  /** Adam's rate. */
  public double learningRate() {
    return learningRate;
  }
}
