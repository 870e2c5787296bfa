package org.trainyard.dataprep.source.text;

import java.util.Optional;

/** Finds what {@link EscapingReader} could not decode. */
final class Undecodable {
  /** Reason of quarantine: bytes that are no characters of the file's character set. */
  static final String REASON = "undecodable bytes";

  private static final int CONTEXT = 40;

  private Undecodable() {}

  /** What is wrong with a text, for an excerpt; nothing if all of it was decoded. */
  static Optional<String> in(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return Optional.of(described(text, i));
        }
      }
    }
    return Optional.empty();
  }

  private static String described(String text, int at) {
    char c = text.charAt(at);
    String found =
        at + 1 < text.length() && text.charAt(at + 1) == '\ufffe'
            ? String.format("byte %02x", c - '\ud800')
            : String.format("half a surrogate pair, %04x,", (int) c);
    return found + " behind \"" + text.substring(Math.max(0, at - CONTEXT), at) + "\"";
  }
}
