package org.trainyard.dataprep.tokenize.train;

import java.util.function.Consumer;
import org.trainyard.dataprep.tokenize.WellFormed;

/**
 * Words as GPT-2's tokenizer sees them (Radford et al. 2019): English contractions such as {@code
 * 's}; runs of letters, of digits, or of other signs, each with one blank before it if there is
 * one; and runs of white space, but for the last character if something follows. Joined again they
 * are the text.
 */
final class ByteLevelWords implements WordSplitter {
  private static final long serialVersionUID = 1L;

  /** Longer runs, in UTF-16 units, are left out: they are data, not words. */
  static final int MOST_CHARACTERS = 256;

  private static final String[] CONTRACTIONS = {"s", "t", "re", "ve", "m", "ll", "d"};

  private enum Kind {
    LETTER,
    NUMBER,
    WHITE,
    OTHER
  }

  @Override
  public void split(String text, Consumer<String> words) {
    String formed = WellFormed.of(text);
    for (int at = 0; at < formed.length(); ) {
      int end = end(formed, at);
      if (end - at <= MOST_CHARACTERS) {
        words.accept(formed.substring(at, end));
      }
      at = end;
    }
  }

  private static int end(String text, int at) {
    int contraction = contraction(text, at);
    if (contraction > 0) {
      return at + 1 + contraction;
    }
    boolean blankFirst = text.charAt(at) == ' ' && at + 1 < text.length();
    int start = blankFirst ? at + 1 : at;
    Kind kind = kind(text.codePointAt(start));
    if (kind != Kind.WHITE) {
      return run(text, start, kind);
    }
    int end = run(text, at, Kind.WHITE);
    // White space is in the basic plane: its last character is one unit.
    return end == text.length() || end == at + 1 ? end : end - 1;
  }

  private static int contraction(String text, int at) {
    if (text.charAt(at) == '\'') {
      for (String each : CONTRACTIONS) {
        if (text.startsWith(each, at + 1)) {
          return each.length();
        }
      }
    }
    return 0;
  }

  private static int run(String text, int from, Kind kind) {
    int end = from;
    while (end < text.length()) {
      int code = text.codePointAt(end);
      if (kind(code) != kind) {
        break;
      }
      end += Character.charCount(code);
    }
    return end;
  }

  private static Kind kind(int code) {
    if (Character.isLetter(code)) {
      return Kind.LETTER;
    }
    if (Character.isSpaceChar(code) || (code >= '\t' && code <= '\r') || code == 0x85) {
      return Kind.WHITE;
    }
    int type = Character.getType(code);
    boolean number =
        type == Character.DECIMAL_DIGIT_NUMBER
            || type == Character.LETTER_NUMBER
            || type == Character.OTHER_NUMBER;
    return number ? Kind.NUMBER : Kind.OTHER;
  }
}
