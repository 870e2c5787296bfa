package org.trainyard.dataprep.source.mail;

/**
 * What a person reads of a mail. Lines end in line feeds.
 *
 * @param subject decoded, on one line; empty if there is none
 * @param text of all parts that are shown; empty if there is none
 * @param attachments number of parts that are not shown: files, pictures, attached mails
 */
public record Mail(String subject, String text, int attachments) implements MailResult {

  /** Subject and text, parted by an empty line; either one alone if the other is empty. */
  public String document() {
    if (subject.isEmpty()) {
      return text;
    }
    return text.isEmpty() ? subject : subject + "\n\n" + text;
  }
}
