package org.trainyard.dataprep.source.mail;

/**
 * Why bytes could not be read as a mail.
 *
 * @param reason the same words for the same defect, fit for counting; one of the constants here
 * @param detail what was found and where
 */
public record MailDefect(String reason, String detail) implements MailResult {
  /** There are no bytes but white space. */
  public static final String EMPTY = "empty mail";

  /** The text does not begin with a line such as {@code Subject: …}. */
  public static final String NO_HEADER = "no mail header";

  /** A part that would be shown is no text of any character set that it could be in. */
  public static final String UNDECODABLE = "undecodable bytes";

  /** Parts stand in parts in parts. */
  public static final String TOO_DEEP = "parts nested too deeply";

  /** What the parser could not make sense of at all. */
  public static final String BROKEN = "broken mail";
}
