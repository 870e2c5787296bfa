package org.trainyard.jobs.network.pretrained;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trainyard.common.job.ContentException;

/**
 * What only an encoder's graph tells, and no tensor's shape.
 *
 * @param heads attention heads; empty if the graph does not say so in a known way
 * @param layerNormEpsilon what is added to the variance
 * @param gelu the activation
 */
record EncoderGraph(Optional<Heads> heads, double layerNormEpsilon, Gelu gelu) {
  /**
   * How attention cuts a token's vector.
   *
   * @param count heads
   * @param size values of each
   */
  record Heads(int count, int size) {
    /** The heads of a shape {@code [rows, tokens, heads, head size]}; 0 is what is not known. */
    static Optional<Heads> of(List<Long> shape) {
      return shape.size() == 4 && positive(shape.get(2)) && positive(shape.get(3))
          ? Optional.of(new Heads(shape.get(2).intValue(), shape.get(3).intValue()))
          : Optional.empty();
    }

    private static boolean positive(long size) {
      return size > 0 && size <= Integer.MAX_VALUE;
    }
  }

  /** The one value that all layers agree in. */
  static <T> T agreed(Path file, String what, Set<T> found) {
    if (found.size() != 1) {
      throw new ContentException(
          file
              + ": the graph's "
              + what
              + (found.isEmpty()
                  ? " is not found where BERT has it"
                  : " is not the same in all layers: " + found)
              + "; only encoders exported from BERT can be read");
    }
    return found.iterator().next();
  }

  /** Heads, if all layers agree; {@code found} are those of single layers. */
  static Optional<Heads> heads(Path file, Set<Heads> found) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(agreed(file, "number of attention heads", found));
  }

  /** A single-precision constant as the decimal number that was meant. */
  static double asWritten(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
