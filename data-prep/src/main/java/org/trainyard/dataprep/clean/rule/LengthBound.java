package org.trainyard.dataprep.clean.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * {@code min-characters}, {@code max-characters}, {@code min-tokens}, {@code max-tokens}: rejects a
 * text that is too short or too long; both bounds are allowed lengths.
 *
 * <p>Example: {@code min-tokens = 3} rejects {@code "so good"}: fewer than 3 words.
 *
 * @param measure what is counted; follows from the rule's name, as does the side
 * @param side whether the bound is the least or the most
 * @param bound the number
 */
public record LengthBound(@JsonIgnore Measure measure, @JsonIgnore Side side, int bound)
    implements CleaningRule {
  /** What is counted. */
  public enum Measure {
    /** Unicode code points. */
    CHARACTERS,
    /** Words with white space between them. */
    WORDS
  }

  /** Which side of the bound is rejected. */
  public enum Side {
    /** A length below the bound is rejected. */
    LEAST,
    /** A length above the bound is rejected. */
    MOST
  }

  @Override
  public Cleaned apply(String text) {
    int length =
        switch (measure) {
          case CHARACTERS -> text.codePointCount(0, text.length());
          case WORDS -> words(text);
        };
    String unit = measure == Measure.WORDS ? " words" : " characters";
    return switch (side) {
      case LEAST ->
          length >= bound ? Cleaned.text(text) : Cleaned.rejected("fewer than " + bound + unit);
      case MOST ->
          length <= bound ? Cleaned.text(text) : Cleaned.rejected("more than " + bound + unit);
    };
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int at = 0; at < text.length(); at++) {
      boolean white = Letters.isWhite(text.charAt(at));
      if (!white && !inside) {
        words++;
      }
      inside = !white;
    }
    return words;
  }
}
