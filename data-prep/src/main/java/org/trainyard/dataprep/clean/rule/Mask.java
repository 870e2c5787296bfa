package org.trainyard.dataprep.clean.rule;

import java.util.List;
import org.trainyard.dataprep.clean.mask.PersonalData;

/**
 * {@code mask}: puts a token in place of personal data. {@link PersonalData} says what is found.
 *
 * <p>Example: with {@code [email, phone, card]}, {@code "Call +49 30 1234567 or write to
 * ann@example.org"} becomes {@code "Call <phone> or write to <email>"}.
 *
 * @param kinds the kinds of data, each once; they are looked for in the order of the enumeration
 */
public record Mask(List<PersonalData> kinds) implements CleaningRule {
  /** Sorts, so that the order of the settings does not matter. */
  public Mask {
    kinds = kinds.stream().distinct().sorted().toList();
  }

  @Override
  public Cleaned apply(String text) {
    String masked = text;
    for (PersonalData kind : kinds) {
      masked = kind.mask(masked);
    }
    return Cleaned.text(masked);
  }
}
