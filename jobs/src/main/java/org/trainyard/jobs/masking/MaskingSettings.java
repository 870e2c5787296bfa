package org.trainyard.jobs.masking;

import org.trainyard.common.config.Section;

/**
 * How tokens are hidden.
 *
 * @param share of a row's tokens that are to be predicted
 * @param unit what is hidden together
 */
public record MaskingSettings(double share, Unit unit) {
  /** What is hidden together. */
  public enum Unit {
    /** Each token by itself. */
    TOKEN,
    /** All tokens of a word. */
    WORD
  }

  /** Reads {@code mask} and {@code whole-word}; problems are added to the section's. */
  public static MaskingSettings read(Section network) {
    return new MaskingSettings(
        network.positive("mask", 0.9), network.flag("whole-word") ? Unit.WORD : Unit.TOKEN);
  }
}
