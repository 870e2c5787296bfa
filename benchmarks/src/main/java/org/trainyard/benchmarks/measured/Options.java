package org.trainyard.benchmarks.measured;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of a measured process: pairs of {@code --name value}, all of them needed.
 *
 * @param values values by name, without the hyphens
 */
public record Options(Map<String, String> values) {
  /** Copies. */
  public Options {
    values = Map.copyOf(values);
  }

  /** The options of a command line. */
  public static Options parse(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      values.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
    }
    return new Options(values);
  }

  /**
   * The value of an option.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing; given: " + values.keySet());
    }
    return value;
  }

  /** The value of an option that is a whole number. */
  public int number(String name) {
    return Integer.parseInt(text(name));
  }
}
