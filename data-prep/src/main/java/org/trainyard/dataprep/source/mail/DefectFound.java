package org.trainyard.dataprep.source.mail;

/** Ends the reading of a mail; does not leave the package. */
final class DefectFound extends Exception {
  private static final long serialVersionUID = 1L;

  private final MailDefect defect;

  DefectFound(String reason, String detail) {
    super(reason + ": " + detail);
    this.defect = new MailDefect(reason, detail);
  }

  MailDefect defect() {
    return defect;
  }
}
