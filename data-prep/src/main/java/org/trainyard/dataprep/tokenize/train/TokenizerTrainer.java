package org.trainyard.dataprep.tokenize.train;

import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.dataprep.tokenize.TokenizerSettings;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;

/**
 * Trains a tokenizer on a corpus of any size: words are counted on executors, and tokens are
 * learned on the driver from the distinct words and their counts.
 *
 * <p>The driver takes the {@value #MOST_WORDS} most frequent distinct words, some 200 MB of memory
 * for each million of them. What it leaves out are words that occur a few times in a very large
 * corpus; their share of the text is logged. Words of more than 100 characters (WordPiece, to which
 * they are unknown) or 256 (byte-level BPE) are left out too.
 *
 * <p>Equal texts give equal bytes, however they are partitioned.
 */
public final class TokenizerTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(TokenizerTrainer.class);
  private static final int MOST_WORDS = 2_000_000;

  private TokenizerTrainer() {}

  /**
   * Trains.
   *
   * @param texts the train split's texts, cleaned; read once
   * @param settings with {@link TokenizerSettings#training}
   * @return the content of {@code tokenizer.json}, as Hugging Face's tokenizers library reads it:
   *     special tokens {@code [PAD]} 0, {@code [UNK]} 1, {@code [CLS]} 2, {@code [SEP]} 3, {@code
   *     [MASK]} 4; a text gets {@code [CLS]} before and {@code [SEP]} behind it
   */
  public static String train(JavaRDD<String> texts, TokenizerSettings settings) {
    Training training =
        settings
            .training()
            .orElseThrow(() -> new IllegalArgumentException("the settings name a tokenizer file"));
    CountedWords counted = WordCounting.count(texts, splitter(training), MOST_WORDS);
    LOG.info(
        "Learning {} tokens from {} distinct words, {} % of all words left out",
        training.vocabularySize(),
        counted.words().size(),
        String.format(Locale.ROOT, "%.3f", 100 * counted.leftOut()));
    return learn(counted, training);
  }

  static WordSplitter splitter(Training training) {
    if (training.type() == TokenizerType.BPE) {
      return new ByteLevelWords();
    }
    return new BertWords(
        training.lowercase() ? BertWords.LetterCase.LOWER : BertWords.LetterCase.KEPT);
  }

  static String learn(CountedWords counted, Training training) {
    return training.type() == TokenizerType.BPE
        ? ByteLevelLearner.learn(counted, training)
        : WordPieceLearner.learn(counted, training);
  }
}
