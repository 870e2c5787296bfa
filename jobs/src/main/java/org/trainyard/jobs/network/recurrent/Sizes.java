package org.trainyard.jobs.network.recurrent;

import org.deeplearning4j.nn.conf.inputs.InputType;

/** How many numbers a token has, by the type DL4J gives a layer's input. */
final class Sizes {
  private Sizes() {}

  /**
   * Numbers of a token.
   *
   * @throws IllegalArgumentException if the type is not that of a sequence or of vectors
   */
  static long ofToken(InputType input) {
    if (input instanceof InputType.InputTypeRecurrent sequence) {
      return sequence.getSize();
    }
    if (input instanceof InputType.InputTypeFeedForward vector) {
      return vector.getSize();
    }
    throw new IllegalArgumentException(
        "a recurrent layer takes sequences or packed vectors, found "
            + input
            + "; put a layer before it that makes them");
  }
}
