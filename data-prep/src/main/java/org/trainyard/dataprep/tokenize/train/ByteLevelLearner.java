package org.trainyard.dataprep.tokenize.train;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trainyard.dataprep.tokenize.Training;

/** Learns byte-level BPE from counted words: all 256 bytes, then what stands side by side. */
final class ByteLevelLearner {
  private ByteLevelLearner() {}

  /** Returns the text of {@code tokenizer.json}. */
  static String learn(CountedWords counted, Training training) {
    Vocabulary vocabulary = Vocabulary.of(Vocabulary.SPECIAL);
    ByteLevelAlphabet.all().forEach(vocabulary::add);
    int[] ids = new int[256];
    for (int octet = 0; octet < ids.length; octet++) {
      ids[octet] = vocabulary.id(Character.toString(ByteLevelAlphabet.of((byte) octet)));
    }

    int[][] words = new int[counted.words().size()][];
    long[] counts = new long[words.length];
    for (int word = 0; word < words.length; word++) {
      CountedWords.Count count = counted.words().get(word);
      byte[] octets = count.word().getBytes(StandardCharsets.UTF_8);
      words[word] = new int[octets.length];
      for (int at = 0; at < octets.length; at++) {
        words[word][at] = ids[octets[at] & 0xFF];
      }
      counts[word] = count.occurrences();
    }
    List<Merge> merges =
        new MergeLearner(vocabulary, words, counts, String::concat)
            .learn(training.vocabularySize(), training.minFrequency());
    return TokenizerJson.byteLevel(vocabulary, merges);
  }
}
