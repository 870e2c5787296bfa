package org.trainyard.dataprep.near;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;

/** The runs of three words of a text, as a set of hashes: what two texts have in common. */
final class Shingles {
  private static final int WORDS = 3;

  private Shingles() {}

  /** The sorted, distinct hashes of a text's shingles; of a shorter text, of all its words. */
  static int[] of(String text) {
    StringTokenizer words = new StringTokenizer(text.toLowerCase(Locale.ROOT));
    int[] hashes = new int[words.countTokens()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(words.nextToken());
    }
    int count = Math.max(1, hashes.length - WORDS + 1);
    int[] shingles = new int[count];
    for (int i = 0; i < count; i++) {
      int mixed = 1;
      for (int word = i; word < Math.min(i + WORDS, hashes.length); word++) {
        mixed = mix(mixed * 31 + hashes[word]);
      }
      shingles[i] = mixed & Integer.MAX_VALUE;
    }
    return Arrays.stream(shingles).sorted().distinct().toArray();
  }

  /** Of a word all but its punctuation; of one that is nothing else, all. */
  private static int hash(String word) {
    int hash = 7;
    boolean counted = false;
    for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
      int c = word.codePointAt(i);
      if (!isPunctuation(c)) {
        hash = 31 * hash + c;
        counted = true;
      }
    }
    return mix(counted ? hash : word.hashCode());
  }

  private static boolean isPunctuation(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The finaliser of MurmurHash3. */
  private static int mix(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** Jaccard's similarity of two sets: what they share, by all that either has. */
  static double similarity(int[] one, int[] other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      int order = Integer.compare(one[i], other[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) shared / (one.length + other.length - shared);
  }
}
