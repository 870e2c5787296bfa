package org.trainyard.jobs.network.pretrained;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a BERT encoder, by the names that Hugging Face's BERT gives them (without a prefix
 * such as {@code bert.}): see {@link EncoderShape#tensors()}. All are row-major (C order). <b>Dense
 * kernels are always {@code [in, out]}</b>, so that a layer is {@code rows · kernel + bias};
 * PyTorch's files have them the other way round under the same names.
 *
 * <p>Cannot be changed, and may be shared between threads.
 */
public final class EncoderWeights {
  private final EncoderShape shape;
  private final Map<String, float[]> tensors;

  /** Takes the arrays over; they have the lengths of the shape. */
  EncoderWeights(EncoderShape shape, Map<String, float[]> tensors) {
    this.shape = shape;
    this.tensors = Map.copyOf(tensors);
  }

  /** Sizes of the encoder. */
  public EncoderShape shape() {
    return shape;
  }

  /** Whether the tensors of {@link EncoderShape#maskedTokenHead()} are there. */
  public boolean hasMaskedTokenHead() {
    return tensors.containsKey(EncoderShape.HEAD + "bias");
  }

  /** The names of all tensors that are there. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * A copy of a tensor, row-major; dense kernels {@code [in, out]}.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public float[] tensor(String name) {
    return of(name).clone();
  }

  /**
   * A tensor without a copy of it, from position 0 to its length; not writable.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public FloatBuffer view(String name) {
    return FloatBuffer.wrap(of(name)).asReadOnlyBuffer();
  }

  private float[] of(String name) {
    float[] tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("these weights have no tensor " + name);
    }
    return tensor;
  }
}
