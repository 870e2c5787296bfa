package org.trainyard.dataprep.source;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.trainyard.common.storage.Digests;

/**
 * A text as its bytes in UTF-8: they travel between tasks and to disk several times faster than
 * characters do, and are what digests are taken of.
 *
 * @param bytes the bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are passed by the million and never compared.
public record Utf8(byte[] bytes) implements Serializable {
  /** No text. */
  public static final Utf8 EMPTY = of("");

  /** The bytes of a text without unpaired surrogates. */
  public static Utf8 of(String text) {
    return new Utf8(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of the bytes, 32 bytes. */
  public byte[] digest() {
    return Digests.sha256().digest(bytes);
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
