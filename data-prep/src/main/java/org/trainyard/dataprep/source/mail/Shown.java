package org.trainyard.dataprep.source.mail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is shown of a part.
 *
 * @param text lines end in line feeds; no empty lines around it
 * @param attachments number of parts in it that are not shown
 */
record Shown(String text, int attachments) {
  static final Shown NOTHING = new Shown("", 0);

  /** One below the other, parted by empty lines. */
  static Shown together(List<Shown> parts) {
    return new Shown(
        parts.stream()
            .map(Shown::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n")),
        parts.stream().mapToInt(Shown::attachments).sum());
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
