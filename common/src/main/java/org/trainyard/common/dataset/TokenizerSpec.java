package org.trainyard.common.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;

/**
 * What {@code preparation.json} says of the {@code tokenizer.json} beside it: whoever prepares a
 * text checks the digest, and encodes with this maximum length.
 *
 * @param type the model's type, for example {@code wordpiece}, {@code bpe}, {@code unigram}
 * @param sha256 of the file's bytes
 * @param maxLength most tokens of a text, special ones included
 * @param keep which tokens stay of a longer text; the first where nothing is said, as in older
 *     files
 * @param vocabularySize one more than the largest id: the rows of an embedding
 * @param padId what fills a minibatch's shorter rows
 * @param unknownId what stands for text without tokens; absent if the tokenizer knows all text
 * @param specialTokens as the file writes them, with their ids
 */
public record TokenizerSpec(
    String type,
    String sha256,
    int maxLength,
    KeptTokens keep,
    int vocabularySize,
    int padId,
    OptionalInt unknownId,
    Map<String, Integer> specialTokens) {
  /** The name of the file. */
  public static final String FILE = "tokenizer.json";

  /** Copies, and knows what older files do not say. */
  public TokenizerSpec {
    keep = keep == null ? KeptTokens.HEAD : keep;
    specialTokens = Collections.unmodifiableMap(new LinkedHashMap<>(specialTokens));
  }

  /**
   * Makes sure that a file is the one that this describes.
   *
   * @param tokenizerJson its bytes
   * @throws ContentException if it is another
   */
  public void requireSame(byte[] tokenizerJson) {
    String found = Digests.of(tokenizerJson);
    if (!found.equals(sha256)) {
      throw new ContentException(
          String.format(
              "%s has sha256 %s, preparation.json beside it names %s: it was altered or exchanged,"
                  + " and would make other ids of a text than those the network was trained on;"
                  + " put the right file back",
              FILE, found, sha256));
    }
  }
}
