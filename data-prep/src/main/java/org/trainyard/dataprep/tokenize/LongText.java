package org.trainyard.dataprep.tokenize;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A text piece by piece, so that tokenizing takes memory for one piece, not for a whole file. A
 * text of usual length is one piece.
 *
 * <p>A piece ends before a single blank between two other characters. No tokenizer in common use
 * has a token across such a place, so the tokens of the pieces are the tokens of the text; except
 * where there is no such blank for a whole piece, and where a tokenizer treats the beginning of a
 * text in its own way.
 */
public final class LongText implements Iterator<String> {
  /** Most UTF-16 units of a piece. */
  public static final int MOST_CHARACTERS = 1 << 18;

  private final String text;
  private final int most;
  private int at;

  private LongText(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /** The pieces of a text, none of an empty one. */
  public static Iterator<String> pieces(String text) {
    return new LongText(text, MOST_CHARACTERS);
  }

  static Iterator<String> pieces(String text, int most) {
    return new LongText(text, most);
  }

  @Override
  public boolean hasNext() {
    return at < text.length();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the text has no more pieces");
    }
    int end = end();
    String piece = text.substring(at, end);
    at = end;
    return piece;
  }

  private int end() {
    int last = at + most;
    if (text.length() <= last) {
      return text.length();
    }
    for (int end = last; end > at + 1; end--) {
      if (isSingleBlank(end)) {
        return end;
      }
    }
    return Character.isSurrogatePair(text.charAt(last - 1), text.charAt(last)) ? last - 1 : last;
  }

  private boolean isSingleBlank(int index) {
    return text.charAt(index) == ' '
        && index + 1 < text.length()
        && !isBlank(text.charAt(index - 1))
        && !isBlank(text.charAt(index + 1));
  }

  private static boolean isBlank(char found) {
    return Character.isWhitespace(found) || Character.isSpaceChar(found);
  }
}
