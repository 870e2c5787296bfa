package org.trainyard.dataprep.clean.rule;

/** What a rule makes of a text, for tests. */
final class Applied {
  private Applied() {}

  static String text(CleaningRule rule, String text) {
    if (rule.apply(text) instanceof Cleaned.Text cleaned) {
      return cleaned.text();
    }
    throw new AssertionError(rule + " rejected \"" + text + "\"");
  }

  static String reason(CleaningRule rule, String text) {
    if (rule.apply(text) instanceof Cleaned.Rejected rejected) {
      return rejected.reason();
    }
    throw new AssertionError(rule + " did not reject \"" + text + "\"");
  }
}
