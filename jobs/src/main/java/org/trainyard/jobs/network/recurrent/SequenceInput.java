package org.trainyard.jobs.network.recurrent;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.trainyard.jobs.network.sequence.Parameter;
import org.trainyard.jobs.network.sequence.SequenceLayer;

/**
 * Configuration of the first layer of a network over sequences of numbers, which packs them. Input
 * {@code [minibatch, longest, values]} with a mask {@code [minibatch, longest]}; output packed
 * {@code [steps, values]}. It has no parameters.
 */
public final class SequenceInput extends SequenceLayer {
  private static final long serialVersionUID = 1;

  /** For Jackson. */
  SequenceInput() {}

  /**
   * A layer.
   *
   * @param values numbers of a step
   */
  public SequenceInput(String name, int values) {
    super(name, values, values);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration configuration, DataType type) {
    return new SequenceInputLayer(configuration, type);
  }
}
