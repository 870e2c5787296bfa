package org.trainyard.dataprep.clean.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code urls}: addresses that begin with {@code http://}, {@code https://}, {@code ftp://} or
 * {@code www.} are replaced, or removed. Punctuation that ends the sentence is not part of an
 * address, nor is a closing bracket that was not opened in it. A bare {@code example.com} is left.
 *
 * <p>Example: replaced by {@code <url>}, {@code "see (http://a.org/b_(c)?d=1)."} becomes {@code
 * "see (<url>)."}
 *
 * @param replacement what takes the place of an address; empty to remove it
 */
public record Urls(String replacement) implements CleaningRule {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?=[hfw])(?<![\\p{L}\\p{N}])(?:(?:https?|ftp)://|www\\.)([^\\s<>\"\\p{Z}]++)",
          Pattern.CASE_INSENSITIVE);
  private static final String PUNCTUATION = ".,;:!?'’”»*_";

  /** Checks. */
  public Urls {
    if (ADDRESS.matcher(replacement).find()) {
      throw new IllegalArgumentException("the replacement is an address: " + replacement);
    }
  }

  @Override
  public Cleaned apply(String text) {
    Matcher found = ADDRESS.matcher(text);
    StringBuilder kept = new StringBuilder();
    int copied = 0;
    while (found.find()) {
      int end = end(text, found.start(1), found.end());
      if (end > found.start(1)) {
        kept.append(text, copied, found.start()).append(replacement);
        copied = end;
      }
    }
    return Cleaned.text(copied == 0 ? text : kept.append(text, copied, text.length()).toString());
  }

  private static int end(String text, int begin, int most) {
    int unopened = 0;
    int unopenedSquare = 0;
    for (int at = begin; at < most; at++) {
      unopened += balance(text.charAt(at), '(', ')');
      unopenedSquare += balance(text.charAt(at), '[', ']');
    }
    int end = most;
    for (; end > begin; end--) {
      char last = text.charAt(end - 1);
      if (last == ')' && unopened > 0) {
        unopened--;
      } else if (last == ']' && unopenedSquare > 0) {
        unopenedSquare--;
      } else if (PUNCTUATION.indexOf(last) < 0) {
        break;
      }
    }
    return end;
  }

  private static int balance(char each, char opening, char closing) {
    return each == closing ? 1 : each == opening ? -1 : 0;
  }
}
