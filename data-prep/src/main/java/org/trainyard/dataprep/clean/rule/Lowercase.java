package org.trainyard.dataprep.clean.rule;

import java.util.Locale;

/**
 * {@code lowercase}: lower case by Unicode's rules of no language: {@code I} becomes {@code i} in
 * Turkish texts, too.
 *
 * <p>Example: {@code "ÉTÉ ΟΔΟΣ"} becomes {@code "été οδος"} with a final sigma.
 */
public record Lowercase() implements CleaningRule {
  private static final char CAPITAL_SIGMA = 'Σ';
  private static final int FARTHEST = 32;

  @Override
  public Cleaned apply(String text) {
    // Java copies the whole text for each dotted I, which is two characters in lower case.
    return Cleaned.text(withoutSigma(text).replace("İ", "i\u0307").toLowerCase(Locale.ROOT));
  }

  /**
   * Java decides for each sigma by a search for the word's bounds, which takes time in the square
   * of the text's length; here it looks past {@value #FARTHEST} marks at most.
   */
  private static String withoutSigma(String text) {
    int at = text.indexOf(CAPITAL_SIGMA);
    if (at < 0) {
      return text;
    }
    StringBuilder lowered = new StringBuilder(text);
    for (; at >= 0; at = text.indexOf(CAPITAL_SIGMA, at + 1)) {
      lowered.setCharAt(at, isLetterBefore(text, at) && !isLetterAfter(text, at) ? 'ς' : 'σ');
    }
    return lowered.toString();
  }

  private static boolean isLetterBefore(String text, int sigma) {
    int at = sigma;
    for (int steps = 0; steps < FARTHEST && at > 0; steps++) {
      int code = text.codePointBefore(at);
      if (!isPassedOver(code)) {
        return Character.isLetter(code);
      }
      at -= Character.charCount(code);
    }
    return false;
  }

  private static boolean isLetterAfter(String text, int sigma) {
    int at = sigma + 1;
    for (int steps = 0; steps < FARTHEST && at < text.length(); steps++) {
      int code = text.codePointAt(at);
      if (!isPassedOver(code)) {
        return Character.isLetter(code);
      }
      at += Character.charCount(code);
    }
    return false;
  }

  private static boolean isPassedOver(int code) {
    return code == '\'' || code == '’' || code == 0xAD || Letters.isMark(code);
  }
}
