package org.trainyard.dataprep.tokenize;

import java.io.Serializable;
import org.trainyard.common.config.Section;

/**
 * How a tokenizer is trained.
 *
 * @param type {@code prepare.tokenizer.type}
 * @param vocabularySize {@code prepare.tokenizer.vocabulary-size}, special tokens included; a small
 *     corpus may not yield as many
 * @param minFrequency {@code prepare.tokenizer.min-frequency}: how often two pieces must stand side
 *     by side to become one, and a character to be known (WordPiece)
 * @param lowercase {@code prepare.tokenizer.lowercase}: WordPiece takes letters in lower case
 *     without their accents; false for BPE, which takes text as it is
 */
public record Training(TokenizerType type, int vocabularySize, int minFrequency, boolean lowercase)
    implements Serializable {
  /** What {@code reference.conf} says. */
  static final Training DEFAULT = new Training(TokenizerType.WORDPIECE, 30522, 2, true);

  private static final int LEAST_VOCABULARY = 300;
  private static final int MOST = 1_000_000;

  static Training read(Section tokenizer) {
    TokenizerType type = tokenizer.choice("type", TokenizerType.class);
    boolean lowercase = tokenizer.flag("lowercase");
    return new Training(
        type,
        tokenizer.integer("vocabulary-size", LEAST_VOCABULARY, MOST),
        tokenizer.integer("min-frequency", 1, MOST),
        type == TokenizerType.WORDPIECE && lowercase);
  }
}
