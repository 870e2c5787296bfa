package org.trainyard.jobs.network.pretrained;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor that an encoder has.
 *
 * @param name its name in Hugging Face's BERT
 * @param dims its shape; of a dense kernel {@code [in, out]}, other than there
 */
public record EncoderTensor(String name, List<Integer> dims) {
  /** Takes a copy. */
  public EncoderTensor {
    dims = List.copyOf(dims);
  }

  static EncoderTensor of(String name, int... dims) {
    return new EncoderTensor(name, Arrays.stream(dims).boxed().toList());
  }

  /**
   * How many numbers it has.
   *
   * @throws ArithmeticException if they do not fit into an array
   */
  public int length() {
    return dims.stream().reduce(1, Math::multiplyExact);
  }
}
