package org.trainyard.dataprep.source.mail;

import java.util.List;

/** A mail taken apart. */
sealed interface Part {
  PartHeader header();

  /**
   * One part.
   *
   * @param content as it stands in the mail, still in its transfer encoding
   */
  @SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
  record Single(PartHeader header, byte[] content) implements Part {}

  /** A part of one part or more. */
  record Multiple(PartHeader header, List<Part> parts) implements Part {
    public Multiple {
      parts = List.copyOf(parts);
    }
  }

  /** A mail in the mail. */
  record Nested(PartHeader header, Part mail) implements Part {}
}
