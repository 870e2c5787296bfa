package org.trainyard.dataprep.clean;

import java.util.Map;
import org.trainyard.dataprep.clean.rule.Cleaned;
import org.trainyard.dataprep.clean.rule.CleaningRule;

/** Ends a text with exclamation marks; {@code docs/add-a-cleaner.md} shows this class. */
public final class Shout implements CleaningRule {
  private static final long serialVersionUID = 1L;

  private final int marks;

  /** Reads {@code marks}, 1 where it is not set. */
  public Shout(Map<String, String> settings) {
    marks = Integer.parseInt(settings.getOrDefault("marks", "1"));
    if (marks < 1) {
      throw new IllegalArgumentException("marks is a whole number from 1, found " + marks);
    }
  }

  @Override
  public Cleaned apply(String text) {
    return text.isBlank()
        ? Cleaned.rejected("nothing to shout")
        : Cleaned.text(text + "!".repeat(marks));
  }
}
