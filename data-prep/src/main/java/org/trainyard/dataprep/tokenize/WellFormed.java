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
    for (int at = from; at < text.length(); at++) {
      char found = text.charAt(at);
      if (!Character.isSurrogate(found)) {
        continue;
      }
      boolean paired =
          at + 1 < text.length() && Character.isSurrogatePair(found, text.charAt(at + 1));
      if (!paired) {
        return at;
      }
      at++;
    }
    return -1;
  }
}
