package org.trainyard.jobs.network.sequence;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.NativeFloats;

/**
 * Where the rows of a minibatch lie in a packed matrix {@code [tokens, size]}: one after another,
 * each as long as it is, without padding.
 */
public final class Packing {
  private final int[] starts;
  private final int longest;

  private Packing(int[] starts, int longest) {
    this.starts = starts;
    this.longest = longest;
  }

  /**
   * The packing of rows of these lengths.
   *
   * @throws IllegalArgumentException if a row is empty
   */
  public static Packing ofLengths(int... lengths) {
    int[] starts = new int[lengths.length + 1];
    int longest = 0;
    for (int row = 0; row < lengths.length; row++) {
      if (lengths[row] < 1) {
        throw new IllegalArgumentException("row " + row + " of the minibatch has no token");
      }
      starts[row + 1] = Math.addExact(starts[row], lengths[row]);
      longest = Math.max(longest, lengths[row]);
    }
    return new Packing(starts, longest);
  }

  /**
   * The packing that a mask describes.
   *
   * @param mask {@code [minibatch, time]}, 1 where there is a token; each row's tokens stand first
   * @throws IllegalArgumentException if a row is empty, or has padding before a token
   */
  public static Packing of(INDArray mask) {
    int rows = (int) mask.size(0);
    int time = (int) mask.size(1);
    INDArray plain = NativeFloats.plain(mask) ? mask : mask.castTo(DataType.FLOAT).dup('c');
    FloatBuffer values = NativeFloats.buffer(plain);
    float[] row = new float[time];
    int[] lengths = new int[rows];
    for (int i = 0; i < rows; i++) {
      values.get(i * time, row);
      while (lengths[i] < time && row[lengths[i]] != 0) {
        lengths[i]++;
      }
      for (int j = lengths[i]; j < time; j++) {
        if (row[j] != 0) {
          throw new IllegalArgumentException(
              "row " + i + " of the minibatch has padding before its token " + j);
        }
      }
    }
    return ofLengths(lengths);
  }

  /** Rows of the minibatch. */
  public int rows() {
    return starts.length - 1;
  }

  /** Tokens of all rows. */
  public int tokens() {
    return starts[starts.length - 1];
  }

  /** Where a row begins. */
  public int start(int row) {
    return starts[row];
  }

  /** Tokens of a row. */
  public int length(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Tokens of the longest row. */
  public int longest() {
    return longest;
  }
}
