package org.trainyard.dataprep.clean;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.clean.mask.PersonalData;
import org.trainyard.dataprep.clean.rule.CleaningRule;
import org.trainyard.dataprep.clean.rule.ControlCharacters;
import org.trainyard.dataprep.clean.rule.Entities;
import org.trainyard.dataprep.clean.rule.Html;
import org.trainyard.dataprep.clean.rule.LengthBound;
import org.trainyard.dataprep.clean.rule.LengthBound.Measure;
import org.trainyard.dataprep.clean.rule.LengthBound.Side;
import org.trainyard.dataprep.clean.rule.Lowercase;
import org.trainyard.dataprep.clean.rule.Mask;
import org.trainyard.dataprep.clean.rule.MinLetters;
import org.trainyard.dataprep.clean.rule.StopWords;
import org.trainyard.dataprep.clean.rule.UnicodeForm;
import org.trainyard.dataprep.clean.rule.Urls;
import org.trainyard.dataprep.clean.rule.WhiteSpace;

/**
 * The rules that come with Trainyard: how each is read from its key below {@code prepare.clean},
 * which says nothing if the rule is off, and from JSON. A rule's word is the constant's name in
 * lower case with hyphens.
 */
enum KnownRule {
  HTML(keys -> keys.either("keep", "strip", new Html()), json -> new Html()),
  ENTITIES(keys -> keys.either("keep", "decode", new Entities()), json -> new Entities()),
  UNICODE(
      keys -> keys.form().map(UnicodeForm::new),
      json -> new UnicodeForm(json.word("form", Normalizer.Form.class))),
  CONTROL_CHARACTERS(
      keys -> keys.either("keep", "remove", new ControlCharacters()),
      json -> new ControlCharacters()),
  URLS(keys -> keys.urls().map(Urls::new), json -> new Urls(json.text("replacement"))),
  MASK(
      keys -> keys.some(keys.words(PersonalData.class)).map(Mask::new),
      json -> new Mask(json.words("kinds", PersonalData.class))),
  LOWERCASE(keys -> keys.on(new Lowercase()), json -> new Lowercase()),
  STOP_WORDS(
      keys -> keys.some(keys.languages()).map(StopWordLists::of),
      json -> new StopWords(json.texts("languages"), new TreeSet<>(json.texts("words")))),
  WHITE_SPACE(keys -> keys.either("keep", "collapse", new WhiteSpace()), json -> new WhiteSpace()),
  MIN_CHARACTERS(Measure.CHARACTERS, Side.LEAST),
  MAX_CHARACTERS(Measure.CHARACTERS, Side.MOST),
  MIN_TOKENS(Measure.WORDS, Side.LEAST),
  MAX_TOKENS(Measure.WORDS, Side.MOST),
  MIN_LETTERS(
      keys -> keys.share().map(MinLetters::new), json -> new MinLetters(json.number("share")));

  // The functions hold nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<RuleKeys, Optional<? extends CleaningRule>> fromSettings;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<RuleJson, CleaningRule> fromJson;

  KnownRule(
      Function<RuleKeys, Optional<? extends CleaningRule>> fromSettings,
      Function<RuleJson, CleaningRule> fromJson) {
    this.fromSettings = fromSettings;
    this.fromJson = fromJson;
  }

  KnownRule(Measure measure, Side side) {
    this(
        keys -> keys.bound().map(bound -> new LengthBound(measure, side, bound)),
        json -> new LengthBound(measure, side, json.whole("bound")));
  }

  /** Its name in the settings, for example {@code min-tokens}. */
  String word() {
    return Section.word(this);
  }

  /** The rule, if {@code prepare.clean} switches it on. */
  Optional<NamedRule> read(Section clean) {
    return fromSettings.apply(new RuleKeys(clean, word())).map(rule -> new NamedRule(word(), rule));
  }

  CleaningRule of(RuleJson json) {
    return fromJson.apply(json);
  }

  static Optional<KnownRule> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(KnownRule::word).toList();
  }

  static ContentException unknown(String word) {
    return new ContentException(
        "\""
            + word
            + "\" is not a cleaning rule that this program knows ("
            + String.join(", ", words())
            + ")."
            + Suggestion.sentence(word, words())
            + " Read it with the version of Trainyard that wrote it, or a newer one");
  }
}
