package org.trainyard.dataprep.clean.rule;

/** What a rule makes of a text: another text (or the same), or nothing and the reason why. */
public sealed interface Cleaned {
  /** The text goes on to the next rule. */
  static Cleaned text(String text) {
    return new Text(text);
  }

  /**
   * The row is to be put into quarantine.
   *
   * @param reason why, in words that are the same for all rows rejected for it, since rows are
   *     counted by them: {@code fewer than 3 words}, not {@code 2 words}
   */
  static Cleaned rejected(String reason) {
    return new Rejected(reason);
  }

  /**
   * A text that goes on.
   *
   * @param text the text after the rule
   */
  record Text(String text) implements Cleaned {}

  /**
   * A text that is not wanted.
   *
   * @param reason why
   */
  record Rejected(String reason) implements Cleaned {}
}
