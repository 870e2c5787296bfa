package org.trainyard.dataprep.split;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A content digest as the key of a shuffle.
 *
 * @param bytes SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content, below.
public record Digest(byte[] bytes) implements Serializable, Comparable<Digest> {
  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
