package org.trainyard.common.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What {@code preparation.json} says of the {@code tokenizer.json} beside it: whoever prepares a
 * text checks the digest, and encodes with this maximum length.
 *
 * @param type the model's type, for example {@code wordpiece}, {@code bpe}, {@code unigram}
 * @param sha256 of the file's bytes
 * @param maxLength most tokens of a text, special ones included
 * @param vocabularySize one more than the largest id: the rows of an embedding
 * @param padId what fills a minibatch's shorter rows
 * @param unknownId what stands for text without tokens; absent if the tokenizer knows all text
 * @param specialTokens as the file writes them, with their ids
 */
public record TokenizerSpec(
    String type,
    String sha256,
    int maxLength,
    int vocabularySize,
    int padId,
    OptionalInt unknownId,
    Map<String, Integer> specialTokens) {
  /** The name of the file. */
  public static final String FILE = "tokenizer.json";

  /** Copies. */
  public TokenizerSpec {
    specialTokens = Collections.unmodifiableMap(new LinkedHashMap<>(specialTokens));
  }
}
