package org.trainyard.dataprep.tokenize.train;

import java.util.List;

/**
 * The distinct words of a corpus that a vocabulary is learned from.
 *
 * @param words each with its number of occurrences; in no order
 * @param occurrences of all words of the corpus, those left out included
 */
record CountedWords(List<Count> words, long occurrences) {
  /**
   * A word.
   *
   * @param word its characters
   * @param occurrences how often it was found, at least once
   */
  record Count(String word, long occurrences) {}

  /** Copies. */
  CountedWords {
    words = List.copyOf(words);
  }

  /** Share of the corpus' words that was left out, 0 to 1. */
  double leftOut() {
    long kept = words.stream().mapToLong(Count::occurrences).sum();
    return occurrences == 0 ? 0 : (double) (occurrences - kept) / occurrences;
  }
}
