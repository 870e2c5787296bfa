package org.trainyard.dataprep.tokenize.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A text as token ids.
 *
 * @param ids at most the encoder's maximum length, {@code [tokens]}, special tokens at both ends
 *     kept; not padded
 * @param fullLength tokens before anything was cut off, special ones included
 * @param unknown how many of them are the unknown token
 */
@SuppressWarnings("ArrayRecordComponent") // Made for each row of a corpus, and written at once.
public record EncodedText(int[] ids, int fullLength, int unknown) {
  /** The ids as a dataset stores them: four bytes each, little-endian. */
  public byte[] features() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * ids.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(ids);
    return bytes.array();
  }

  /** Whether something was cut off. */
  public boolean isCut() {
    return fullLength > ids.length;
  }
}
