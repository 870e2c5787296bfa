package org.trainyard.dataprep.clean.rule;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code stop-words}: removes frequent words that say little, whatever their case. A word is a run
 * of letters, digits and marks, with apostrophes inside. One white character beside a removed word
 * goes with it.
 *
 * <p>Example: with the English list, {@code "This is the end, isn't it?"} becomes {@code "end, ?"}
 *
 * @param languages the lists that the words were taken from, for readers
 * @param words the words, in lower case with straight apostrophes; they travel with the rule, so
 *     that another version of the lists changes nothing
 */
public record StopWords(List<String> languages, Set<String> words) implements CleaningRule {
  /** No stop word is longer; lower case is not asked of a text without blanks. */
  private static final int LONGEST = 64;

  /** Sorts, so that equal rules have equal JSON. */
  public StopWords {
    languages = List.copyOf(languages);
    words = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(words)));
  }

  @Override
  public Cleaned apply(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (end == at) {
        int code = text.codePointAt(at);
        kept.appendCodePoint(code);
        at += Character.charCount(code);
      } else if (end - at <= LONGEST && words.contains(comparable(text.substring(at, end)))) {
        at = isAfterWhite(kept) && isWhiteAt(text, end) ? end + 1 : end;
      } else {
        kept.append(text, at, end);
        at = end;
      }
    }
    return Cleaned.text(kept.length() == text.length() ? text : kept.toString());
  }

  private static String comparable(String word) {
    return word.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static boolean isAfterWhite(StringBuilder kept) {
    return kept.length() == 0 || Letters.isWhite(kept.charAt(kept.length() - 1));
  }

  private static boolean isWhiteAt(String text, int at) {
    return at < text.length() && Letters.isWhite(text.charAt(at));
  }

  private static int wordEnd(String text, int begin) {
    int at = begin;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      boolean apostrophe = (code == '\'' || code == '’') && at > begin;
      if (!isPart(code) && !(apostrophe && isPartAt(text, at + 1))) {
        break;
      }
      at += Character.charCount(code);
    }
    return at;
  }

  private static boolean isPartAt(String text, int at) {
    return at < text.length() && isPart(text.codePointAt(at));
  }

  private static boolean isPart(int code) {
    return Character.isLetterOrDigit(code) || Letters.isMark(code);
  }
}
