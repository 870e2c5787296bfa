package org.trainyard.dataprep.tokenize;

import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.KeptTokens;

/**
 * The block {@code prepare.tokenizer}: a tokenizer that is there, or how to train one.
 *
 * @param file {@code prepare.tokenizer.file}, a path as the user wrote it; absent if one is trained
 * @param training how one is trained; absent if there is a file
 * @param maxLength {@code prepare.tokenizer.max-length}: most tokens of a row, special ones
 *     included
 * @param keep {@code prepare.tokenizer.keep}: which tokens stay of a longer text
 */
public record TokenizerSettings(
    Optional<String> file, Optional<Training> training, int maxLength, KeptTokens keep) {
  private static final int LEAST_LENGTH = 3;
  private static final int MOST_LENGTH = 65536;

  /** Checks that there is a file or a training. */
  public TokenizerSettings {
    if (file.isPresent() == training.isPresent()) {
      throw new IllegalArgumentException(
          "a tokenizer is read from a file or trained, found " + file + " and " + training);
    }
  }

  /** Reads the block; problems are added to it, not thrown. */
  public static TokenizerSettings read(Section tokenizer) {
    Optional<String> file = tokenizer.optionalText("file");
    Training training = Training.read(tokenizer);
    int maxLength = tokenizer.integer("max-length", LEAST_LENGTH, MOST_LENGTH);
    KeptTokens keep = tokenizer.choice("keep", KeptTokens.class);
    if (file.isEmpty()) {
      return new TokenizerSettings(file, Optional.of(training), maxLength, keep);
    }
    untouched(tokenizer, training);
    return new TokenizerSettings(file, Optional.empty(), maxLength, keep);
  }

  /**
   * What decides the ids, apart from the content of a file, whose digest is to stand beside it: a
   * block for {@code dataset.json}, equal for equal settings.
   */
  public Identity withoutPaths() {
    return new Identity(
        training, maxLength, Optional.of(keep).filter(kept -> kept != KeptTokens.HEAD));
  }

  /**
   * Settings without the path of a file.
   *
   * @param training how the tokenizer is trained; absent if there is a file
   * @param maxLength most tokens of a row
   * @param keep which tokens stay of a longer text; absent for the first, so that a dataset of
   *     before there was a choice is recognised
   */
  public record Identity(Optional<Training> training, int maxLength, Optional<KeptTokens> keep) {}

  private static void untouched(Section tokenizer, Training training) {
    Training none = Training.DEFAULT;
    check(tokenizer, "type", training.type() == none.type());
    check(tokenizer, "vocabulary-size", training.vocabularySize() == none.vocabularySize());
    check(tokenizer, "min-frequency", training.minFrequency() == none.minFrequency());
    check(
        tokenizer,
        "lowercase",
        training.type() != TokenizerType.WORDPIECE || training.lowercase() == none.lowercase());
  }

  private static void check(Section tokenizer, String key, boolean untouched) {
    if (!untouched) {
      tokenizer.problem(
          key, "is for training, and file names a tokenizer that is trained; take one of them out");
    }
  }
}
