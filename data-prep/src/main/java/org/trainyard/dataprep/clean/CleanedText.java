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
    String text, List<String> rulesThatChanged, Optional<Rejection> rejection) {}
