package org.trainyard.dataprep.clean.mask;

/** Questions about characters and their neighbours; places outside a text hold nothing. */
final class Ascii {
  private Ascii() {}

  static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  /** Whether a text has at least so many digits; most have not enough for what is looked for. */
  static boolean hasDigits(String text, int least) {
    int missing = least;
    for (int at = 0; at < text.length() && missing > 0; at++) {
      missing -= isDigit(text.charAt(at)) ? 1 : 0;
    }
    return missing <= 0;
  }

  static boolean isDigitAt(String text, int at) {
    return at >= 0 && at < text.length() && isDigit(text.charAt(at));
  }

  static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  /** Whether a letter or digit of any script, or an underscore, stands there. */
  static boolean isWordAt(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }
}
