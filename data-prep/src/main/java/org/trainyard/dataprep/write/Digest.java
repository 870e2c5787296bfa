package org.trainyard.dataprep.write;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A content digest as the key of a shuffle.
 *
 * @param bytes SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content, below.
record Digest(byte[] bytes) implements Serializable {
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
