package org.trainyard.dataprep.clean.rule;

/** Questions about characters that several rules ask. */
final class Letters {
  private Letters() {}

  /** Whether a code point is a combining mark. */
  static boolean isMark(int code) {
    int type = Character.getType(code);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Whether a character is white space, no-break spaces and Unicode's line ends included. */
  static boolean isWhite(int code) {
    return Character.isWhitespace(code) || Character.isSpaceChar(code) || code == 0x85;
  }

  /** Whether a white character ends a line. */
  static boolean endsLine(int code) {
    return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
  }
}
