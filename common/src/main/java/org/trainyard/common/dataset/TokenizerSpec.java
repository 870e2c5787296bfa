package org.trainyard.common.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;

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
   * Reads the file of this description.
   *
   * @param directory a dataset's, or a published version's
   * @throws ContentException if it is missing, or is another
   */
  public byte[] read(Storage storage, Path directory) {
    Path file = new Path(directory, FILE);
    if (!storage.exists(file)) {
      throw new ContentException(
          file
              + ": is missing; preparation.json names one with sha256 "
              + sha256
              + ", without which no text becomes the ids that the network was trained on: put it"
              + " back");
    }
    byte[] content = storage.readBytes(file);
    try {
      requireSame(content);
    } catch (ContentException e) {
      throw new ContentException(file.getParent() + ": " + e.getMessage(), e);
    }
    return content;
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
