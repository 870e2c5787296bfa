package org.trainyard.jobs.network.sequence;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of a layer that makes one vector of each row's tokens. Input packed {@code [tokens,
 * size]}; output {@code [minibatch, size]}, without a mask.
 */
public final class SequencePooling extends SequenceLayer {
  private static final long serialVersionUID = 1;

  /** What a row's vector is. */
  public enum Kind {
    /** The mean over the row's tokens. */
    MEAN,
    /** The first token's vector: {@code [CLS]} of BERT. */
    FIRST,
    /** The last token's vector. */
    LAST,
    /** In each column the largest number of the row's tokens. */
    MAX
  }

  @JsonProperty private Kind kind = Kind.MEAN;

  /** For Jackson. */
  SequencePooling() {}

  /** A layer over vectors of a size. */
  public SequencePooling(String name, Kind kind, int size) {
    super(name, size, size);
    this.kind = kind;
  }

  /** What a row's vector is. */
  public Kind kind() {
    return kind;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new SequencePoolingLayer(configuration, type);
  }
}
