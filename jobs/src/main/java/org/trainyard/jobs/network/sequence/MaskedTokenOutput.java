package org.trainyard.jobs.network.sequence;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of the last layer of a network that predicts hidden tokens (Devlin et al. 2019,
 * arXiv:1810.04805): of each hidden token's vector a dense layer with GELU, layer normalization,
 * the product with the table of the {@link TokenEmbedding} at the network's beginning, which it
 * shares, a bias for each token, softmax and cross-entropy. Input packed {@code [tokens, size]};
 * labels {@code [minibatch, longest]}: a token's id where it is to be predicted, else -1.
 */
public final class MaskedTokenOutput extends SequenceLayer {
  private static final long serialVersionUID = 1;

  /** {@code [size, size]}. */
  public static final String DENSE = "dense";

  /** {@code [1, size]}. */
  public static final String DENSE_BIAS = "denseBias";

  /** {@code [1, size]}. */
  public static final String GAIN = "gain";

  /** {@code [1, size]}. */
  public static final String BIAS = "bias";

  /** {@code [1, vocabulary]}. */
  public static final String TOKEN_BIAS = "tokenBias";

  @JsonProperty private double epsilon;

  /** For Jackson. */
  MaskedTokenOutput() {}

  /**
   * A layer.
   *
   * @param size of a token's vector
   * @param vocabulary number of token ids
   * @param epsilon added to the variance when it is normalized
   */
  public MaskedTokenOutput(String name, int size, int vocabulary, double epsilon) {
    super(name, size, vocabulary);
    this.epsilon = epsilon;
  }

  /** Added to the variance when it is normalized. */
  double epsilon() {
    return epsilon;
  }

  @Override
  public List<Parameter> parameters() {
    int size = (int) nIn;
    return List.of(
        Parameter.weight(DENSE, size, size),
        Parameter.bias(DENSE_BIAS, size),
        Parameter.gain(GAIN, size),
        Parameter.bias(BIAS, size),
        Parameter.bias(TOKEN_BIAS, (int) nOut));
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new MaskedTokenOutputLayer(configuration, type);
  }
}
