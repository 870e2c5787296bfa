package org.trainyard.common.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one block of the settings, key by key. A value that is missing or not allowed is added to
 * the {@link Problems} and a harmless value is returned in its place, so that reading goes on and
 * all problems are reported together. A key that nobody asked for is a problem too ({@link
 * #rejectUnknownKeys}).
 *
 * <p>A value given as text ({@code --set key=value}) is converted to the type that is asked for; a
 * list may be given as {@code [a, b]} or {@code a,b}.
 */
public final class Section {
  private static final Pattern LIST_SEPARATOR = Pattern.compile("\\s*,\\s*");

  private final Config config;
  private final String path;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();
  private final Map<String, Section> children = new LinkedHashMap<>();

  private Section(Config config, String path, Problems problems) {
    this.config = config;
    this.path = path;
    this.problems = problems;
  }

  /** The root of a merged configuration. */
  public static Section root(Config config, Problems problems) {
    return new Section(config, "", problems);
  }

  /** This section with defaults beneath it, for keys that depend on another key's value. */
  public Section withDefaults(Section defaults) {
    Section merged = new Section(config.withFallback(defaults.config), path, problems);
    merged.known.addAll(known);
    defaults.known.addAll(defaults.config.root().keySet());
    return merged;
  }

  /**
   * Defaults that depend on another key's value, from the block {@code defaults} of the modules'
   * {@code reference.conf}; asked of the root. An empty section if there are none.
   *
   * @param kind what they are for, for example {@code network}
   * @param name which of them, for example {@code cnn}
   */
  public Section defaults(String kind, String name) {
    String at = ConfigUtil.joinPath(SettingsSource.DEFAULTS, kind, name);
    Config block = config.hasPath(at) ? config.getConfig(at) : ConfigFactory.empty();
    return new Section(block, at, problems);
  }

  /** Where problems go. */
  public Problems problems() {
    return problems;
  }

  /** Whether the key has a value. */
  public boolean has(String key) {
    known.add(key);
    return config.hasPath(quoted(key));
  }

  /** The keys that have values here. */
  public List<String> keys() {
    return config.root().keySet().stream().sorted().toList();
  }

  /** A block below this one; an empty block if the key is absent. */
  public Section section(String key) {
    known.add(key);
    Section existing = children.get(key);
    if (existing != null) {
      return existing;
    }
    Config inner = ConfigFactory.empty();
    if (has(key)) {
      if (value(key) instanceof ConfigObject block) {
        inner = block.toConfig();
      } else {
        problem(
            key, "is a block of keys; write " + full(key) + " { … } or set its keys one by one");
      }
    }
    Section child = new Section(inner, full(key), problems);
    children.put(key, child);
    return child;
  }

  /** Replaces a block below this one, so that its own keys are checked in its place. */
  public Section replace(String key, Section section) {
    known.add(key);
    children.put(key, section);
    return section;
  }

  /** Text that must be there. */
  public String text(String key) {
    Optional<String> found = optionalText(key);
    if (found.isEmpty()) {
      problems.add(full(key) + " is missing");
    }
    return found.orElse("");
  }

  /** Text that may be left out; empty text counts as left out. */
  public Optional<String> optionalText(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    ConfigValue value = value(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      problem(key, "is a text");
      return Optional.empty();
    }
    return Optional.of(String.valueOf(value.unwrapped())).filter(text -> !text.isBlank());
  }

  /** A whole number within bounds, both included. */
  public int integer(String key, int least, int most) {
    return (int) whole(key, least, most);
  }

  /** A whole number within bounds, both included. */
  public long whole(String key, long least, long most) {
    String allowed = "is a whole number from " + least + " to " + most;
    try {
      long number = config.getLong(required(key));
      if (config.getDouble(quoted(key)) == number && number >= least && number <= most) {
        return number;
      }
      problem(key, allowed);
    } catch (ConfigException.Missing e) {
      problems.add(full(key) + " is missing; it " + allowed);
    } catch (ConfigException e) {
      problem(key, allowed);
    }
    return least;
  }

  /** A number within bounds, both included. */
  public double number(String key, double least, double most) {
    return number(key, least, number -> number >= least && number <= most, least + " to " + most);
  }

  /** A number above zero, up to a bound, which is included. */
  public double positive(String key, double most) {
    return number(key, most, number -> number > 0 && number <= most, "above 0 up to " + most);
  }

  private double number(String key, double harmless, DoublePredicate allowed, String range) {
    try {
      double number = config.getDouble(required(key));
      if (allowed.test(number)) {
        return number;
      }
      problem(key, "is a number " + range);
    } catch (ConfigException.Missing e) {
      problems.add(full(key) + " is missing; it is a number " + range);
    } catch (ConfigException e) {
      problem(key, "is a number " + range);
    }
    return harmless;
  }

  /** True or false. */
  public boolean flag(String key) {
    try {
      return config.getBoolean(required(key));
    } catch (ConfigException.Missing e) {
      problems.add(full(key) + " is missing; it is true or false");
    } catch (ConfigException e) {
      problem(key, "is true or false");
    }
    return false;
  }

  /** One word of a closed list, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> words = Arrays.stream(constants).map(Section::word).toList();
    String found = optionalText(key).orElse("");
    int at = words.indexOf(found);
    if (at >= 0) {
      return constants[at];
    }
    if (found.isEmpty()) {
      problems.add(full(key) + " is missing; it is one of " + String.join(", ", words));
    } else {
      problem(
          key, "is one of " + String.join(", ", words) + "." + Suggestion.sentence(found, words));
    }
    return constants[0];
  }

  /** How {@link #choice} spells a constant. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A list of texts; a single text counts as a list, separated by commas. */
  public List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    ConfigValue value = value(key);
    if (value instanceof ConfigList list) {
      return list.stream().map(item -> String.valueOf(item.unwrapped())).toList();
    }
    if (value.valueType() == ConfigValueType.OBJECT) {
      problem(key, "is a list");
      return List.of();
    }
    String text = String.valueOf(value.unwrapped()).strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text.isEmpty() ? List.of() : List.of(LIST_SEPARATOR.split(text));
  }

  /** A list of whole numbers, each within bounds, both included. */
  public List<Integer> integers(String key, int least, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : texts(key)) {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          numbers.add(number);
          continue;
        }
      } catch (NumberFormatException e) {
        // Reported below with the bounds.
      }
      problem(key, "is a list of whole numbers from " + least + " to " + most);
      return List.of();
    }
    return List.copyOf(numbers);
  }

  /** A block read as a flat map of texts, a nested key joined with dots. */
  public Map<String, String> flat(String key) {
    known.add(key);
    Map<String, String> flat = new LinkedHashMap<>();
    Section block = section(key);
    for (Map.Entry<String, ConfigValue> entry : block.config.entrySet()) {
      String name = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      String value = String.valueOf(entry.getValue().unwrapped());
      String earlier = flat.put(name, value);
      if (earlier != null && !earlier.equals(value)) {
        problems.add(full(key) + "." + name + " is set twice, to different values; keep one");
      }
    }
    block.known.addAll(block.config.root().keySet());
    return flat.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** Adds a problem with the value of a key, naming the value found and where it was set. */
  public void problem(String key, String allowed) {
    String found = "";
    String origin = "";
    if (config.hasPathOrNull(quoted(key))) {
      ConfigValue value = config.root().get(key);
      found = value == null ? "" : " = " + shortened(value);
      origin = value == null ? "" : where(value.origin());
    }
    problems.add(full(key) + found + origin + ": " + full(key) + " " + allowed);
  }

  /** Adds a problem for every key, here and in the blocks that were read, that nobody asked for. */
  public void rejectUnknownKeys() {
    for (Map.Entry<String, ConfigValue> entry : config.root().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.add(
            full(entry.getKey())
                + where(entry.getValue().origin())
                + " is not a known key."
                + Suggestion.sentence(entry.getKey(), known)
                + " Known here: "
                + String.join(", ", known));
      }
    }
    children.values().forEach(Section::rejectUnknownKeys);
  }

  private String required(String key) {
    known.add(key);
    return quoted(key);
  }

  private ConfigValue value(String key) {
    return config.root().get(key);
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String quoted(String key) {
    return ConfigUtil.joinPath(key);
  }

  private static String shortened(ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.STRING
            ? "\"" + value.unwrapped() + "\""
            : String.valueOf(value.unwrapped());
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static String where(ConfigOrigin origin) {
    String from = origin.description();
    // What the library says of a block that --set made.
    return from.startsWith("withValue(") ? " (--set)" : " (" + from + ")";
  }
}
