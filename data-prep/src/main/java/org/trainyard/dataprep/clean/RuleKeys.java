package org.trainyard.dataprep.clean;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.Suggestion;

/**
 * Reads one rule's key in {@code prepare.clean}. Every method answers nothing, or an empty list, if
 * the rule is off or its value is wrong, in which case the problem is noted.
 */
record RuleKeys(Section clean, String key) {
  private static final String NONE = "none";
  private static final String URL_TOKEN = "url-token";

  <T> Optional<T> either(String off, String on, T rule) {
    return word(List.of(off, on)).filter(on::equals).map(word -> rule);
  }

  <T> Optional<T> on(T rule) {
    return clean.flag(key) ? Optional.of(rule) : Optional.empty();
  }

  Optional<Normalizer.Form> form() {
    List<String> forms = Arrays.stream(Normalizer.Form.values()).map(Enum::name).toList();
    return word(Stream.concat(Stream.of(NONE), forms.stream()).toList())
        .filter(forms::contains)
        .map(Normalizer.Form::valueOf);
  }

  /** What takes the place of an address: nothing is said if addresses are kept. */
  Optional<String> urls() {
    String token = clean.optionalText(URL_TOKEN).orElse("");
    return switch (word(List.of("keep", "remove", "replace")).orElse("keep")) {
      case "remove" -> Optional.of("");
      case "replace" -> replacement(token);
      default -> Optional.empty();
    };
  }

  private Optional<String> replacement(String token) {
    if (token.isEmpty() || token.contains("://") || token.contains("www.")) {
      clean.problem(URL_TOKEN, "is a word that is no address, such as <url>");
      return Optional.empty();
    }
    return Optional.of(token);
  }

  <E extends Enum<E>> List<E> words(Class<E> type) {
    List<String> allowed = Arrays.stream(type.getEnumConstants()).map(Section::word).toList();
    return listed(allowed).stream()
        .map(word -> type.getEnumConstants()[allowed.indexOf(word)])
        .toList();
  }

  List<String> languages() {
    List<String> languages = listed(StopWordLists.LANGUAGES);
    for (String language : languages) {
      if (!StopWordLists.isPresent(language)) {
        clean.problem(
            key,
            "takes its words from Spark's MLlib, which is not on the class path: add spark-mllib to"
                + " Spark's jars, or set it to "
                + NONE);
        return List.of();
      }
    }
    return languages;
  }

  <T> Optional<List<T>> some(List<T> list) {
    return Optional.of(list).filter(items -> !items.isEmpty());
  }

  Optional<Integer> bound() {
    return Optional.of(clean.integer(key, 0, Integer.MAX_VALUE)).filter(bound -> bound > 0);
  }

  Optional<Double> share() {
    return Optional.of(clean.number(key, 0, 1)).filter(share -> share > 0);
  }

  private Optional<String> word(List<String> allowed) {
    String found = clean.optionalText(key).orElse("");
    Optional<String> match =
        allowed.stream().filter(word -> word.equalsIgnoreCase(found)).findFirst();
    if (match.isEmpty()) {
      notAllowed(found, allowed, "is one of ");
    }
    return match;
  }

  private List<String> listed(List<String> allowed) {
    List<String> list = new ArrayList<>();
    for (String item : clean.texts(key)) {
      String word = item.toLowerCase(Locale.ROOT);
      if (allowed.contains(word)) {
        list.add(word);
      } else if (!word.equals(NONE)) {
        notAllowed(item, allowed, "is none, or one or more of ");
      }
    }
    return list.stream().distinct().toList();
  }

  private void notAllowed(String found, List<String> allowed, String phrase) {
    clean.problem(
        key, phrase + String.join(", ", allowed) + "." + Suggestion.sentence(found, allowed));
  }
}
