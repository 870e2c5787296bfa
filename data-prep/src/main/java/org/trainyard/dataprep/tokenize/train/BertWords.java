package org.trainyard.dataprep.tokenize.train;

import java.text.Normalizer;
import java.util.function.Consumer;

/**
 * Words as BERT's tokenizer sees them (Devlin et al. 2019), character by character: control
 * characters go, white space parts words, every CJK ideograph and every punctuation character is a
 * word of its own; in lower case also canonical decomposition, and non-spacing marks go.
 */
final class BertWords implements WordSplitter {
  private static final long serialVersionUID = 1L;

  /** Longer words are one unknown token, whatever the vocabulary. */
  static final int MOST_CHARACTERS = 100;

  /** Whether letters keep their case. */
  enum LetterCase {
    /** As they are, accents included. */
    KEPT,
    /** Lower case, without accents. */
    LOWER
  }

  private final LetterCase letterCase;

  BertWords(LetterCase letterCase) {
    this.letterCase = letterCase;
  }

  @Override
  public void split(String text, Consumer<String> words) {
    Word word = new Word(words);
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      if (code < 0x80) {
        ascii(code, word);
      } else {
        other(code, word);
      }
    }
    word.end();
  }

  private void ascii(int code, Word word) {
    if (code == ' ' || code == '\t' || code == '\n' || code == '\r') {
      word.end();
    } else if (code > ' ' && code < 0x7F) {
      simple(code, word);
    }
  }

  private void other(int code, Word word) {
    if (BertCharacters.isRemoved(code)) {
      return;
    }
    if (Character.isSpaceChar(code)) {
      word.end();
      return;
    }
    boolean ideograph = BertCharacters.isIdeograph(code);
    if (ideograph) {
      word.end();
    }
    if (letterCase == LetterCase.KEPT) {
      simple(code, word);
    } else {
      String parts = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFD);
      parts
          .codePoints()
          .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
          .forEach(part -> simple(part, word));
    }
    if (ideograph) {
      word.end();
    }
  }

  private void simple(int code, Word word) {
    if (BertCharacters.isPunctuation(code)) {
      word.end();
      word.append(code);
      word.end();
    } else {
      word.append(letterCase == LetterCase.KEPT ? code : Character.toLowerCase(code));
    }
  }

  /** The word that is being read. */
  private static final class Word {
    private final Consumer<String> words;
    private final StringBuilder characters = new StringBuilder();
    private int length;

    Word(Consumer<String> words) {
      this.words = words;
    }

    void append(int code) {
      length++;
      if (length <= MOST_CHARACTERS) {
        characters.appendCodePoint(code);
      }
    }

    void end() {
      if (length > 0 && length <= MOST_CHARACTERS) {
        words.accept(characters.toString());
      }
      characters.setLength(0);
      length = 0;
    }
  }
}
