package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import java.util.Map;
import org.trainyard.dataprep.source.RawRow.Place;
import org.trainyard.dataprep.source.Utf8;

/**
 * A text as its source has it, with its label, or with a defect.
 *
 * @param place where it stands
 * @param text the raw text; empty if it has a defect
 * @param label name of its label; empty if it has a defect
 * @param slices values of the slice columns by name
 * @param attachments parts of a mail that were left aside
 * @param defect why it is put aside; empty if it is sound
 * @param excerpt what was found there; empty if it is sound
 */
public record Document(
    Place place,
    Utf8 text,
    String label,
    Map<String, String> slices,
    int attachments,
    String defect,
    String excerpt)
    implements Serializable {
  private static final int MOST_EXCERPT = 2000;

  /** A document that can be used. */
  static Document sound(
      Place at, String text, String label, Map<String, String> slices, int attachments) {
    return new Document(at, Utf8.of(text), label, slices, attachments, "", "");
  }

  /** A document that is put aside. */
  static Document defective(Place at, String reason, String excerpt) {
    String beginning = excerpt.substring(0, Math.min(excerpt.length(), MOST_EXCERPT));
    return new Document(at, Utf8.EMPTY, "", Map.of(), 0, reason, beginning);
  }

  /** Whether it can be used. */
  public boolean isSound() {
    return defect.isEmpty();
  }
}
