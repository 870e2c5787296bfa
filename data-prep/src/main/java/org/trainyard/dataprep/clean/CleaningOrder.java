package org.trainyard.dataprep.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.Suggestion;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.clean.rule.LengthBound;

/**
 * Reads {@code prepare.clean}: the keys of all rules, and their order, which names own rules too.
 */
final class CleaningOrder {
  private static final String ORDER = "order";
  private static final String OWN = "own";

  private final Section clean;
  private final Map<KnownRule, NamedRule> on = new EnumMap<>(KnownRule.class);

  CleaningOrder(Section clean) {
    this.clean = clean;
  }

  List<NamedRule> read() {
    for (KnownRule known : KnownRule.values()) {
      known.read(clean).ifPresent(rule -> on.put(known, rule));
    }
    Set<String> order = order();
    Map<String, Map<String, String>> settings = ownSettings(order);
    List<NamedRule> rules = new ArrayList<>();
    for (String name : order) {
      if (isClass(name)) {
        own(name, settings.getOrDefault(name, Map.of())).ifPresent(rules::add);
      } else {
        KnownRule.named(name).map(on::get).ifPresent(rules::add);
      }
    }
    on.keySet().stream()
        .filter(known -> !order.contains(known.word()))
        .forEach(
            known ->
                clean.problem(
                    known.word(),
                    "is on, and "
                        + ORDER
                        + " does not name it; put it where it is to run, or switch it off"));
    checkBounds(KnownRule.MIN_CHARACTERS, KnownRule.MAX_CHARACTERS);
    checkBounds(KnownRule.MIN_TOKENS, KnownRule.MAX_TOKENS);
    return rules;
  }

  private Set<String> order() {
    Set<String> order = new LinkedHashSet<>();
    for (String name : clean.texts(ORDER)) {
      if (!isClass(name) && KnownRule.named(name).isEmpty()) {
        clean.problem(
            ORDER,
            "names \""
                + name
                + "\", which is neither a rule ("
                + String.join(", ", KnownRule.words())
                + ") nor a class with its package."
                + Suggestion.sentence(name, KnownRule.words()));
      } else if (!order.add(name)) {
        clean.problem(ORDER, "names \"" + name + "\" twice; a rule runs once");
      }
    }
    return order;
  }

  /** By class: the keys below {@code own}, whether the class's dots are quoted or not. */
  private Map<String, Map<String, String>> ownSettings(Set<String> order) {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    clean
        .flat(OWN)
        .forEach(
            (path, value) -> {
              Optional<String> owner =
                  order.stream()
                      .filter(name -> isClass(name) && path.startsWith(name + "."))
                      .max(Comparator.comparingInt(String::length));
              if (owner.isEmpty()) {
                clean.problem(
                    OWN,
                    "has the key "
                        + path
                        + ", which begins with no class that "
                        + ORDER
                        + " names; write "
                        + OWN
                        + " { \"<class>\" { <key> = <value> } } and put the class into "
                        + ORDER);
              } else {
                settings
                    .computeIfAbsent(owner.get(), name -> new TreeMap<>())
                    .put(path.substring(owner.get().length() + 1), value);
              }
            });
    return settings;
  }

  private Optional<NamedRule> own(String className, Map<String, String> settings) {
    try {
      return Optional.of(new NamedRule(className, OwnRule.load(className, settings)));
    } catch (UsageException e) {
      clean.problem(ORDER, "names a class that cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void checkBounds(KnownRule least, KnownRule most) {
    if (on.containsKey(least)
        && on.containsKey(most)
        && bound(on.get(least)) > bound(on.get(most))) {
      clean.problem(
          least.word(),
          "is not above " + most.word() + " = " + bound(on.get(most)) + "; no text would be left");
    }
  }

  private static int bound(NamedRule rule) {
    return ((LengthBound) rule.rule()).bound();
  }

  private static boolean isClass(String name) {
    return name.indexOf('.') >= 0;
  }
}
