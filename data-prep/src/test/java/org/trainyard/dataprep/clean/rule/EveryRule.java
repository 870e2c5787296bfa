package org.trainyard.dataprep.clean.rule;

import java.text.Normalizer.Form;
import java.util.List;
import java.util.Set;
import org.trainyard.dataprep.clean.mask.PersonalData;
import org.trainyard.dataprep.clean.rule.LengthBound.Measure;
import org.trainyard.dataprep.clean.rule.LengthBound.Side;

/** One of each, and how often it must be applied until nothing changes any more. */
final class EveryRule {
  private EveryRule() {}

  /** Twice is as good as once. */
  static List<CleaningRule> idempotent() {
    return List.of(
        new UnicodeForm(Form.NFC),
        new UnicodeForm(Form.NFD),
        new UnicodeForm(Form.NFKC),
        new UnicodeForm(Form.NFKD),
        new ControlCharacters(),
        new WhiteSpace(),
        new Lowercase(),
        new Urls("<url>"),
        new Urls(""),
        new Mask(List.of(PersonalData.EMAIL)),
        new Mask(List.of(PersonalData.IBAN)),
        new Mask(List.of(PersonalData.CARD)),
        new Mask(List.of(PersonalData.IP)),
        new Mask(List.of(PersonalData.PHONE)),
        new StopWords(List.of("english"), Set.of("the", "is", "don't", "a")),
        new LengthBound(Measure.CHARACTERS, Side.LEAST, 0),
        new LengthBound(Measure.WORDS, Side.LEAST, 0),
        new MinLetters(0));
  }

  /** What is decoded may be markup, or a reference again. */
  static List<CleaningRule> decoding() {
    return List.of(new Html(), new Entities());
  }
}
