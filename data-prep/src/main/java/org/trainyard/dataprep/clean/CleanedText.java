package org.trainyard.dataprep.clean;

import java.util.List;
import java.util.Optional;

/**
 * A text after cleaning, with an account.
 *
 * @param text the clean text; of a rejected one, what the rules before the rejection made of it
 * @param rulesThatChanged names of the rules that changed it, in the order in which they ran
 * @param rejection which rule rejected it and why; the rules behind that one did not run
 */
public record CleanedText(
    String text, List<String> rulesThatChanged, Optional<Rejection> rejection) {
  /** What makes a text useless of which the rules leave nothing. */
  public static final String NOTHING_LEFT = "nothing left after cleaning";

  /** Why it is of no use: {@code rule: reason}, or that nothing is left; empty if it is sound. */
  public Optional<String> unusable() {
    if (rejection.isPresent()) {
      return rejection.map(why -> why.rule() + ": " + why.reason());
    }
    return text.isBlank() ? Optional.of(NOTHING_LEFT) : Optional.empty();
  }
}
