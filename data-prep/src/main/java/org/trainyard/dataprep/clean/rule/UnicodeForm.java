package org.trainyard.dataprep.clean.rule;

import java.text.Normalizer;

/**
 * {@code unicode}: one spelling for characters that have several. {@code NFC} composes, {@code NFD}
 * decomposes; {@code NFKC} and {@code NFKD} also replace full-width letters, ligatures,
 * superscripts and the like by their plain form.
 *
 * <p>More than {@value #MOST_MARKS} combining marks in a row are parted by U+034F, as Unicode's
 * stream-safe text format has it (UAX #15, section 13): putting longer runs in order takes time in
 * the square of their length.
 *
 * <p>Example: with {@code NFC}, {@code "e"} with U+0301 becomes the one character {@code "é"}; with
 * {@code NFKC}, {@code "ﬁ²"} becomes {@code "fi2"}.
 *
 * @param form the normal form
 */
public record UnicodeForm(Normalizer.Form form) implements CleaningRule {
  private static final int MOST_MARKS = 30;
  private static final char JOINER = '\u034F';

  @Override
  public Cleaned apply(String text) {
    String safe = streamSafe(text);
    return Cleaned.text(
        Normalizer.isNormalized(safe, form) ? safe : Normalizer.normalize(safe, form));
  }

  private static String streamSafe(String text) {
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      marks = isMark(code) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return parted(text);
      }
      at += Character.charCount(code);
    }
    return text;
  }

  private static String parted(String text) {
    StringBuilder parted = new StringBuilder(text.length() + text.length() / MOST_MARKS + 1);
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      marks = isMark(code) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        parted.append(JOINER);
        marks = 1;
      }
      parted.appendCodePoint(code);
      at += Character.charCount(code);
    }
    return parted.toString();
  }

  private static boolean isMark(int code) {
    return code >= 0x300 && code != JOINER && Letters.isMark(code);
  }
}
