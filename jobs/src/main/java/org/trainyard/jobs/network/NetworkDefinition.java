package org.trainyard.jobs.network;

import java.io.Serializable;
import java.util.List;

/**
 * A network that can be built on any machine.
 *
 * @param json DL4J's configuration of a {@code MultiLayerNetwork} or a {@code ComputationGraph}
 * @param inputShape axes of one row of its input, without the minibatch: {@code [length]} or {@code
 *     [channels, height, width]}
 * @param outputs number of its outputs for one row
 */
public record NetworkDefinition(String json, List<Integer> inputShape, int outputs)
    implements Serializable {
  /** Copies. */
  public NetworkDefinition {
    inputShape = List.copyOf(inputShape);
  }
}
