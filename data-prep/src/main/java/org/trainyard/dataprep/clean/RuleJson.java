package org.trainyard.dataprep.clean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;

/**
 * Reads the properties of one rule in {@code preparation.json}; a missing one is refused plainly.
 */
record RuleJson(JsonNode node) {
  String text(String property) {
    JsonNode value = node.path(property);
    if (!value.isTextual()) {
      throw wrong(property, "a text");
    }
    return value.textValue();
  }

  int whole(String property) {
    JsonNode value = node.path(property);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(property, "a whole number");
    }
    return value.intValue();
  }

  double number(String property) {
    JsonNode value = node.path(property);
    if (!value.isNumber()) {
      throw wrong(property, "a number");
    }
    return value.doubleValue();
  }

  List<String> texts(String property) {
    JsonNode value = node.path(property);
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      texts.add(each.isTextual() ? each.textValue() : each.toString());
    }
    if (!value.isArray()) {
      throw wrong(property, "a list of texts");
    }
    return List.copyOf(texts);
  }

  Map<String, String> map(String property) {
    JsonNode value = node.path(property);
    if (!value.isObject()) {
      throw wrong(property, "an object of texts");
    }
    Map<String, String> map = new TreeMap<>();
    value.fields().forEachRemaining(each -> map.put(each.getKey(), each.getValue().asText()));
    return map;
  }

  <E extends Enum<E>> E word(String property, Class<E> type) {
    return word(property, text(property), type);
  }

  <E extends Enum<E>> List<E> words(String property, Class<E> type) {
    return texts(property).stream().map(each -> word(property, each, type)).toList();
  }

  private <E extends Enum<E>> E word(String property, String found, Class<E> type) {
    try {
      return Enum.valueOf(type, found.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ContentException(
          "cleaning rule "
              + Json.line(node)
              + ": \""
              + property
              + "\" is one of "
              + List.of(type.getEnumConstants())
              + "; read it with the version of Trainyard that wrote it, or a newer one",
          e);
    }
  }

  private ContentException wrong(String property, String wanted) {
    return new ContentException(
        "cleaning rule " + Json.line(node) + ": \"" + property + "\" should be " + wanted);
  }
}
