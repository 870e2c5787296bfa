package org.trainyard.common.dataset;

import java.io.Serializable;
import java.util.List;

/**
 * What a row's features are.
 *
 * @param kind the kind, which says what the axes of the shape are
 * @param shape the axes of one row: {@code [channels, height, width]} for an image, {@code
 *     [length]} for a vector, {@code [maximum length]} for tokens, {@code [steps, values]} for a
 *     sequence
 * @param dtype how one value is stored
 */
public record Features(Kind kind, List<Integer> shape, Dtype dtype) implements Serializable {
  /** Kinds of features. */
  public enum Kind {
    /** Pixels, {@code [channels, height, width]}, row by row. */
    IMAGE,
    /** Token ids. */
    TOKENS,
    /** Numbers along time. */
    SEQUENCE,
    /** Numbers without order. */
    VECTOR,
    /** A user and an item. */
    RATINGS
  }

  /**
   * How one value is stored in the column {@code features}; more than one byte is little-endian.
   */
  public enum Dtype {
    /** One byte, 0 to 255. */
    UINT8(1),
    /** Four bytes, signed. */
    INT32(4),
    /** Four bytes, IEEE 754 binary32. */
    FLOAT32(4);

    private final int bytes;

    Dtype(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
      return bytes;
    }
  }

  /** Copies and checks. */
  public Features {
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.stream().anyMatch(axis -> axis < 1)) {
      throw new IllegalArgumentException("every axis of the shape is at least 1, found " + shape);
    }
  }

  /** Values in one row. */
  public int length() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Bytes of one row. */
  public int bytes() {
    return Math.multiplyExact(length(), dtype.bytes());
  }
}
