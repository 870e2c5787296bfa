package org.trainyard.benchmarks.dl4jspark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of a measured process: pairs of {@code --name value}, all of them needed.
 *
 * @param values values by name, without the hyphens
 */
record Options(Map<String, String> values) {
  static Options parse(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      values.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
    }
    return new Options(values);
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing; given: " + values.keySet());
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }
}
