package org.trainyard.dataprep.tokenize;

/** Text that UTF-8 can hold. */
public final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The text with U+FFFD for every unpaired surrogate, which has no UTF-8. */
  public static String of(String text) {
    int at = unpaired(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder formed = new StringBuilder(text);
    for (; at >= 0; at = unpaired(text, at + 1)) {
      formed.setCharAt(at, REPLACEMENT);
    }
    return formed.toString();
  }

  private static int unpaired(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      // What is left alone of a pair is a code point of its own.
      if (Character.charCount(codePoint) == 1 && Character.isSurrogate((char) codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return -1;
  }
}
