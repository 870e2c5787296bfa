package org.trainyard.dataprep.tokenize.encode;

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
  /** Whether something was cut off. */
  public boolean isCut() {
    return fullLength > ids.length;
  }
}
