package org.trainyard.dataprep.source.mail;

import java.io.Serializable;

/**
 * Reads a mail as a mail program shows it: the subject, and the text of the parts that are shown.
 * Plain text is preferred to HTML where a part comes in both, unless it says nothing; of HTML, what
 * a reader sees. Files, pictures and attached mails are counted.
 *
 * <p>Headers that are broken, missing or wrong boundaries, wrong transfer encodings and wrong
 * character sets are read as well as they can be. Takes time in proportion to the length.
 * Immutable: threads may share it.
 */
public final class MailReader implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A mail, or why the bytes are none. */
  public MailResult read(byte[] raw) {
    try {
      Part whole = PartParser.parse(raw);
      MailText text = MailText.of(raw, whole.header());
      Shown shown = ShownParts.of(whole, text);
      return new Mail(text.subject(whole.header()), shown.text(), shown.attachments());
    } catch (DefectFound found) {
      return found.defect();
    }
  }
}
