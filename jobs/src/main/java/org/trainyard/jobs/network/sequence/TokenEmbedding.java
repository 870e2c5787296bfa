package org.trainyard.jobs.network.sequence;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of the first layer of a network over tokens: a vector for each token, plus one for
 * its position, normalized as in BERT (Devlin et al. 2019, arXiv:1810.04805). Input {@code
 * [minibatch, longest]} ids with a mask of the same shape; output packed {@code [tokens, size]}.
 */
public final class TokenEmbedding extends SequenceLayer {
  private static final long serialVersionUID = 1;

  /** Parameter {@code [vocabulary, size]}. */
  public static final String TOKENS = "tokens";

  /** Parameter {@code [positions, size]}; absent without positions. */
  public static final String POSITIONS = "positions";

  /** Parameter {@code [1, size]}; absent without positions. */
  public static final String GAIN = "gain";

  /** Parameter {@code [1, size]}; absent without positions. */
  public static final String BIAS = "bias";

  @JsonProperty private int positions;
  @JsonProperty private double dropout;
  @JsonProperty private double tokenDropout;
  @JsonProperty private double epsilon;
  @JsonProperty private double deviation;

  /** For Jackson. */
  TokenEmbedding() {}

  /**
   * What may be chosen.
   *
   * @param vocabulary number of token ids
   * @param size of a token's vector
   * @param positions longest row; 0 for neither positions nor normalization, as for recurrent
   *     layers
   * @param dropout share of the output's numbers that are dropped while training
   * @param tokenDropout share of the tokens whose own vector is left out while training
   * @param epsilon added to the variance when it is normalized; BERT has 1e-12
   * @param deviation standard deviation of the initial vectors
   */
  public record Shape(
      int vocabulary,
      int size,
      int positions,
      double dropout,
      double tokenDropout,
      double epsilon,
      double deviation) {}

  /** A layer. */
  public TokenEmbedding(String name, Shape shape) {
    super(name, shape.vocabulary(), shape.size());
    positions = shape.positions();
    dropout = shape.dropout();
    tokenDropout = shape.tokenDropout();
    epsilon = shape.epsilon();
    deviation = shape.deviation();
  }

  /** The shape it was made with. */
  public Shape shape() {
    return new Shape((int) nIn, (int) nOut, positions, dropout, tokenDropout, epsilon, deviation);
  }

  @Override
  public List<Parameter> parameters() {
    int size = (int) nOut;
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.weight(TOKENS, (int) nIn, size, deviation));
    if (positions > 0) {
      parameters.add(Parameter.weight(POSITIONS, positions, size, deviation));
      parameters.add(Parameter.gain(GAIN, size));
      parameters.add(Parameter.bias(BIAS, size));
    }
    return parameters;
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new TokenEmbeddingLayer(configuration, type);
  }
}
