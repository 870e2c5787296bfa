package org.trainyard.dataprep.clean.rule;

import java.io.Serializable;

/**
 * One step of cleaning. A rule is immutable, so that threads may share it, takes time in proportion
 * to the text, and gives the same answer for the same text always: it knows neither the clock nor
 * other rows.
 *
 * <p>A rule of one's own is a public class with a public constructor that takes nothing, or a
 * {@code Map<String, String>} of its settings; {@code docs/add-a-cleaner.md} shows one.
 */
@FunctionalInterface
public interface CleaningRule extends Serializable {
  /**
   * Cleans one text, or rejects it. An unchanged text is best returned as it came.
   *
   * @param text any characters at all, empty and unpaired surrogates included
   */
  Cleaned apply(String text);
}
