package org.trainyard.dataprep.tokenize.train;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The characters that a WordPiece vocabulary knows: the most frequent ones, at most a quarter of
 * the vocabulary, of equally frequent ones those with the lowest code points. A word with any other
 * character is unknown, whatever else the vocabulary has.
 */
final class WordPieceAlphabet {
  private static final int SHARE = 4;

  private WordPieceAlphabet() {}

  /**
   * Chooses.
   *
   * @param size of the vocabulary
   * @param minFrequency characters that occur less often are left out
   */
  static Set<Integer> choose(List<CountedWords.Count> words, int size, long minFrequency) {
    Map<Integer, Long> counts = new HashMap<>();
    for (CountedWords.Count each : words) {
      each.word().codePoints().forEach(code -> counts.merge(code, each.occurrences(), Long::sum));
    }
    Set<Integer> chosen = new TreeSet<>();
    counts.entrySet().stream()
        .filter(each -> each.getValue() >= minFrequency)
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(size / SHARE)
        .forEach(each -> chosen.add(each.getKey()));
    return chosen;
  }
}
