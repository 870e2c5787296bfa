package org.trainyard.dataprep.clean.mask;

import java.util.function.UnaryOperator;

/** Tries, from each group of digits on, the most digits first, up to the end of a group. */
final class CardMask implements UnaryOperator<String> {
  private static final int FEWEST = 13;
  private static final int MOST = 19;

  @Override
  public String apply(String text) {
    if (!Ascii.hasDigits(text, FEWEST)) {
      return text;
    }
    Replaced replaced = new Replaced(text, "<card>");
    int at = 0;
    while (at < text.length()) {
      if (!Ascii.isDigit(text.charAt(at)) || Ascii.isWordAt(text, at - 1)) {
        at++;
        continue;
      }
      int end = text.charAt(at) == '0' ? -1 : end(text, at);
      if (end > at) {
        replaced.replace(at, end);
        at = end;
      } else {
        at++;
      }
    }
    return replaced.text();
  }

  private static int end(String text, int begin) {
    int[] digits = new int[MOST];
    int count = 0;
    int end = -1;
    for (int at = begin; count < MOST && Ascii.isDigitAt(text, at); at = next(text, at)) {
      digits[count++] = text.charAt(at) - '0';
      if (count >= FEWEST && !Ascii.isWordAt(text, at + 1) && passesLuhn(digits, count)) {
        end = at + 1;
      }
    }
    return end;
  }

  /** The next place for a digit: one blank or hyphen may stand between. */
  private static int next(String text, int at) {
    boolean separated =
        at + 1 < text.length() && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '-');
    return separated ? at + 2 : at + 1;
  }

  /** ISO/IEC 7812-1, annex B: every second digit from the right is doubled. */
  private static boolean passesLuhn(int[] digits, int count) {
    int sum = 0;
    for (int fromRight = 0; fromRight < count; fromRight++) {
      int digit = digits[count - 1 - fromRight];
      int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
      sum += fromRight % 2 == 0 ? digit : doubled;
    }
    return sum % 10 == 0;
  }
}
