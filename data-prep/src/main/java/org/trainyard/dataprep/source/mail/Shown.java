package org.trainyard.dataprep.source.mail;

/**
 * What is shown of a part.
 *
 * @param text lines end in line feeds; no empty lines around it
 * @param attachments number of parts in it that are not shown
 */
record Shown(String text, int attachments) {
  static final Shown NOTHING = new Shown("", 0);

  /** One below the other. */
  Shown and(Shown other) {
    String gap = text.isEmpty() || other.text.isEmpty() ? "" : "\n\n";
    return new Shown(text + gap + other.text, attachments + other.attachments);
  }

  /** The same with more that is not shown. */
  Shown with(int more) {
    return new Shown(text, attachments + more);
  }

  /** Whether there is anything to read: a letter or a digit. */
  boolean saysSomething() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
