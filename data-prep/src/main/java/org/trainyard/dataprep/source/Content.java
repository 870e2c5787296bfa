package org.trainyard.dataprep.source;

import java.io.Serializable;
import org.trainyard.common.storage.Digests;

/** What a row holds, label excluded. */
public sealed interface Content extends Serializable {
  /** Nothing: the row has a defect. */
  Content NONE = new Values(new byte[0]);

  /** SHA-256 of the raw content, 32 bytes: it chooses the row's split. */
  byte[] digest();

  /** What rows must have in common to be equal: SHA-256 of the content after cleaning, 32 bytes. */
  byte[] likeness();

  /**
   * Pixels or numbers.
   *
   * @param bytes the features' bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Rows are passed by the million and never compared.
  record Values(byte[] bytes) implements Content {
    @Override
    public byte[] digest() {
      return Digests.sha256().digest(bytes);
    }

    @Override
    public byte[] likeness() {
      return digest();
    }
  }

  /**
   * A text.
   *
   * @param raw as the source has it
   * @param clean as the cleaning rules leave it
   */
  record Text(Utf8 raw, Utf8 clean) implements Content {
    @Override
    public byte[] digest() {
      return raw.digest();
    }

    @Override
    public byte[] likeness() {
      return clean.digest();
    }
  }
}
