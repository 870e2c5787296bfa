package org.trainyard.dataprep.text;

import java.io.Serializable;
import java.util.Optional;
import org.trainyard.dataprep.clean.mask.PersonalData;
import org.trainyard.dataprep.source.Utf8;

/**
 * A short text before and after cleaning, for people to look at; personal data is masked in both.
 *
 * @param before the raw text
 * @param after the clean text
 */
public record Example(String before, String after) implements Serializable {
  private static final int MOST_BYTES = 1200;

  /** A document as an example, if it is short enough. */
  static Optional<Example> of(CleanDocument document) {
    Utf8 raw = document.document().text();
    return raw.bytes().length > MOST_BYTES
        ? Optional.empty()
        : Optional.of(new Example(masked(raw.toString()), masked(document.clean().toString())));
  }

  private static String masked(String text) {
    String masked = text;
    for (PersonalData kind : PersonalData.values()) {
      masked = kind.mask(masked);
    }
    return masked;
  }
}
