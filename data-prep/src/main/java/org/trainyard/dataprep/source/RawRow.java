package org.trainyard.dataprep.source;

import java.io.Serializable;
import org.trainyard.common.storage.Digests;

/**
 * One row of a source, sound or with a defect.
 *
 * @param part whether it is one of the source's own test rows
 * @param role what the file is to the source; with the position it names the row for good
 * @param source URI of the file
 * @param position number of the record in the file, from 0
 * @param features the features' bytes; empty if the row has a defect
 * @param label index of the class; -1 if the row has a defect
 * @param defect why the row is put aside; empty if it is sound
 * @param excerpt what was found there, shortened; empty if the row is sound
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are passed by the million and never compared.
public record RawRow(
    Part part,
    String role,
    String source,
    long position,
    byte[] features,
    int label,
    String defect,
    String excerpt)
    implements Serializable {

  /** Reason of quarantine: a label that is not one of the classes. */
  public static final String WRONG_LABEL = "wrong label";

  private static final int EXCERPT = 120;

  /** Which of the source's rows it belongs to. */
  public enum Part {
    /** Rows that are split by the hash of their content. */
    MAIN,
    /** The source's own test rows. */
    TEST
  }

  /** Where a row stands. */
  public record Place(Part part, String role, String source, long position) {}

  /** A row that can be used. */
  public static RawRow sound(Place at, byte[] features, int label) {
    return new RawRow(at.part, at.role, at.source, at.position, features, label, "", "");
  }

  /** A row that is put aside. */
  public static RawRow defective(Place at, String reason, String excerpt) {
    String shortened = excerpt.length() <= EXCERPT ? excerpt : excerpt.substring(0, EXCERPT) + "…";
    return new RawRow(at.part, at.role, at.source, at.position, new byte[0], -1, reason, shortened);
  }

  /** Whether it can be used. */
  public boolean isSound() {
    return defect.isEmpty();
  }

  /** Its name in the dataset: role and position. */
  public String id() {
    return role + ":" + position;
  }

  /** SHA-256 of the content, label excluded: 32 bytes. */
  public byte[] digest() {
    return Digests.sha256().digest(features);
  }
}
