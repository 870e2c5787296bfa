package org.trainyard.dataprep.source;

import java.io.Serializable;
import java.util.Map;
import org.trainyard.dataprep.clean.mask.PersonalData;

/**
 * One row of a source, sound or with a defect.
 *
 * @param place where it stands
 * @param content what it holds; nothing if it has a defect
 * @param label index of the class; -1 if the row has a defect
 * @param slices values of the slice columns by name
 * @param defect why the row is put aside; empty if it is sound
 * @param excerpt what was found there, shortened; empty if the row is sound
 */
public record RawRow(
    Place place,
    Content content,
    int label,
    Map<String, String> slices,
    String defect,
    String excerpt)
    implements Serializable {

  /** Reason of quarantine: a label that is not one of the classes. */
  public static final String WRONG_LABEL = "wrong label";

  /** Longest excerpt, in characters. */
  public static final int EXCERPT = 120;

  /** Which of the source's rows it belongs to. */
  public enum Part {
    /** Rows that are split by the hash of their content. */
    MAIN,
    /** The source's own validation rows. */
    VALIDATION,
    /** The source's own test rows. */
    TEST
  }

  /**
   * Where a row stands.
   *
   * @param part whether the source says which split it is in
   * @param role what the file is to the source; with the position it names the row for good
   * @param source URI of the file
   * @param position number of the record in the file, from 0
   */
  public record Place(Part part, String role, String source, long position)
      implements Serializable {}

  /** A row of numbers that can be used. */
  public static RawRow sound(Place at, byte[] features, int label) {
    return new RawRow(at, new Content.Values(features), label, Map.of(), "", "");
  }

  /**
   * A row that is put aside.
   *
   * @param excerpt what was found there; it is shortened, and personal data in it is masked
   */
  public static RawRow defective(Place at, String reason, String excerpt) {
    return new RawRow(at, Content.NONE, -1, Map.of(), reason, masked(excerpt));
  }

  /** The beginning of a text, fit for a table, with personal data masked. */
  public static String masked(String excerpt) {
    String text = excerpt.substring(0, Math.min(excerpt.length(), 10 * EXCERPT));
    for (PersonalData kind : PersonalData.values()) {
      text = kind.mask(text);
    }
    return shortened(text);
  }

  private static String shortened(String text) {
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return text.substring(0, end) + "…";
  }

  /** Whether it can be used. */
  public boolean isSound() {
    return defect.isEmpty();
  }

  /** Its name in the dataset: role and position. */
  public String id() {
    return place.role() + ":" + place.position();
  }
}
