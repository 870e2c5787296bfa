package org.trainyard.dataprep.tokenize.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trainyard.dataprep.tokenize.Training;

/**
 * Learns WordPiece from counted words, by frequency, as Hugging Face's trainer does; a character
 * that is not a word's first is written with {@code ##} before it. The vocabulary has the special
 * tokens, the alphabet, the alphabet inside words, and what was learned, in this order.
 */
final class WordPieceLearner {
  /** Stands before a piece that is not a word's first. */
  static final String CONTINUING = "##";

  private WordPieceLearner() {}

  /** Returns the text of {@code tokenizer.json}. */
  static String learn(CountedWords counted, Training training) {
    return TokenizerJson.wordPiece(vocabulary(counted, training), training.lowercase());
  }

  static Vocabulary vocabulary(CountedWords counted, Training training) {
    Set<Integer> alphabet =
        WordPieceAlphabet.choose(
            counted.words(), training.vocabularySize(), training.minFrequency());
    List<CountedWords.Count> known = new ArrayList<>();
    Set<Integer> inside = new TreeSet<>();
    for (CountedWords.Count each : counted.words()) {
      if (each.word().codePoints().allMatch(alphabet::contains)) {
        known.add(each);
        each.word().codePoints().skip(1).forEach(inside::add);
      }
    }
    Vocabulary vocabulary = Vocabulary.of(Vocabulary.SPECIAL);
    alphabet.forEach(code -> vocabulary.add(Character.toString(code)));
    inside.forEach(code -> vocabulary.add(CONTINUING + Character.toString(code)));

    int[][] words = new int[known.size()][];
    long[] counts = new long[words.length];
    for (int word = 0; word < words.length; word++) {
      words[word] = pieces(known.get(word).word(), vocabulary);
      counts[word] = known.get(word).occurrences();
    }
    new MergeLearner(vocabulary, words, counts, WordPieceLearner::joined)
        .learn(training.vocabularySize(), training.minFrequency());
    return vocabulary;
  }

  /** One piece of two: the second is never a word's first. */
  static String joined(String left, String right) {
    return left + right.substring(CONTINUING.length());
  }

  private static int[] pieces(String word, Vocabulary vocabulary) {
    int[] codes = word.codePoints().toArray();
    int[] pieces = new int[codes.length];
    for (int at = 0; at < codes.length; at++) {
      String character = Character.toString(codes[at]);
      pieces[at] = vocabulary.id(at == 0 ? character : CONTINUING + character);
    }
    return pieces;
  }
}
