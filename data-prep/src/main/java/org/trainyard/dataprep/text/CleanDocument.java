package org.trainyard.dataprep.text;

import java.io.Serializable;
import java.util.List;
import org.trainyard.dataprep.clean.CleanedText;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.clean.Rejection;
import org.trainyard.dataprep.source.Utf8;
import org.trainyard.dataprep.source.text.Document;

/**
 * A document after cleaning.
 *
 * @param document as the source has it
 * @param clean its clean text; empty if it has a defect or was rejected
 * @param changedBy names of the rules that changed it
 * @param rejectedBy name of the rule that rejected it; empty if none did
 * @param reason why it was rejected; empty if it was not
 */
record CleanDocument(
    Document document, Utf8 clean, List<String> changedBy, String rejectedBy, String reason)
    implements Serializable {
  /** Cleans a document; one with a defect stays as it is. */
  static CleanDocument of(Document document, Cleaner cleaner) {
    if (!document.isSound()) {
      return new CleanDocument(document, Utf8.EMPTY, List.of(), "", "");
    }
    String raw = document.text().toString();
    CleanedText cleaned = cleaner.apply(raw);
    if (cleaned.unusable().isPresent()) {
      return new CleanDocument(
          document,
          Utf8.EMPTY,
          cleaned.rulesThatChanged(),
          cleaned.rejection().map(Rejection::rule).orElse(""),
          cleaned.unusable().get());
    }
    Utf8 clean = cleaned.text().equals(raw) ? document.text() : Utf8.of(cleaned.text());
    return new CleanDocument(document, clean, cleaned.rulesThatChanged(), "", "");
  }

  /** Whether it can be used. */
  boolean isSound() {
    return document.isSound() && reason.isEmpty();
  }
}
