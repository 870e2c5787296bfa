package org.trainyard.jobs.network.sequence;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of one Transformer encoder block in BERT's form (Vaswani et al. 2017; Devlin et al.
 * 2019): self-attention, then a feed-forward network with exact GELU; after each its dropout, the
 * residual, and layer normalization. Input and output packed {@code [tokens, size]}.
 */
public final class EncoderBlock extends SequenceLayer {
  private static final long serialVersionUID = 1;

  /** Queries, keys and values side by side, {@code [size, 3 · size]}. */
  public static final String PROJECTION = "qkv";

  /** {@code [1, 3 · size]}. */
  public static final String PROJECTION_BIAS = "qkvBias";

  /** {@code [size, size]}. */
  public static final String ATTENTION_OUTPUT = "attentionOutput";

  /** {@code [1, size]}. */
  public static final String ATTENTION_OUTPUT_BIAS = "attentionOutputBias";

  /** {@code [1, size]}. */
  public static final String ATTENTION_GAIN = "attentionGain";

  /** {@code [1, size]}. */
  public static final String ATTENTION_BIAS = "attentionBias";

  /** {@code [size, feedForward]}. */
  public static final String INNER = "inner";

  /** {@code [1, feedForward]}. */
  public static final String INNER_BIAS = "innerBias";

  /** {@code [feedForward, size]}. */
  public static final String OUTER = "outer";

  /** {@code [1, size]}. */
  public static final String OUTER_BIAS = "outerBias";

  /** {@code [1, size]}. */
  public static final String OUTPUT_GAIN = "outputGain";

  /** {@code [1, size]}. */
  public static final String OUTPUT_BIAS = "outputBias";

  @JsonProperty private int heads;
  @JsonProperty private int feedForward;
  @JsonProperty private double dropout;
  @JsonProperty private double attentionDropout;
  @JsonProperty private double epsilon;

  /** For Jackson. */
  EncoderBlock() {}

  /**
   * What may be chosen.
   *
   * @param size of a token's vector, a multiple of the heads
   * @param heads of attention
   * @param feedForward units of the feed-forward network
   * @param dropout share of each sublayer's outputs dropped while training
   * @param attentionDropout share of the attention's probabilities dropped while training
   * @param epsilon added to the variance when it is normalized; BERT has 1e-12
   */
  public record Shape(
      int size,
      int heads,
      int feedForward,
      double dropout,
      double attentionDropout,
      double epsilon) {
    /** Checks. */
    public Shape {
      if (size % heads != 0) {
        throw new IllegalArgumentException(
            "the size " + size + " is no multiple of the number of heads, " + heads);
      }
    }
  }

  /** A block. */
  public EncoderBlock(String name, Shape shape) {
    super(name, shape.size(), shape.size());
    heads = shape.heads();
    feedForward = shape.feedForward();
    dropout = shape.dropout();
    attentionDropout = shape.attentionDropout();
    epsilon = shape.epsilon();
  }

  /** The shape it was made with. */
  public Shape shape() {
    return new Shape((int) nOut, heads, feedForward, dropout, attentionDropout, epsilon);
  }

  @Override
  public List<Parameter> parameters() {
    int size = (int) nOut;
    return List.of(
        Parameter.weight(PROJECTION, size, 3 * size, Math.sqrt(1.0 / size)),
        Parameter.bias(PROJECTION_BIAS, 3 * size),
        Parameter.weight(ATTENTION_OUTPUT, size, size),
        Parameter.bias(ATTENTION_OUTPUT_BIAS, size),
        Parameter.gain(ATTENTION_GAIN, size),
        Parameter.bias(ATTENTION_BIAS, size),
        Parameter.weight(INNER, size, feedForward),
        Parameter.bias(INNER_BIAS, feedForward),
        Parameter.weight(OUTER, feedForward, size),
        Parameter.bias(OUTER_BIAS, size),
        Parameter.gain(OUTPUT_GAIN, size),
        Parameter.bias(OUTPUT_BIAS, size));
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new EncoderBlockLayer(configuration, type);
  }
}
