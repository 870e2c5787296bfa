package org.trainyard.common.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what the user probably meant: the known word with the least edit distance. */
public final class Suggestion {
  private Suggestion() {}

  /** A sentence such as {@code Did you mean "epochs"?} with a leading blank, or nothing. */
  public static String sentence(String found, Collection<String> known) {
    return nearest(found, known).map(word -> " Did you mean \"" + word + "\"?").orElse("");
  }

  /** The known word nearest to the one found, if it is near enough to be a slip of the hand. */
  public static Optional<String> nearest(String found, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(found, word) <= Math.max(2, word.length() / 3))
        .min(
            Comparator.<String>comparingInt(word -> distance(found, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's edit distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
