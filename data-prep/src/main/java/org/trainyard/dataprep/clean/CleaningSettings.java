package org.trainyard.dataprep.clean;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;

/**
 * The rules that are on, in the order in which they run. As JSON a list of objects, each with the
 * name of a rule and its settings beside it; equal settings have equal JSON.
 *
 * @param rules in order; none if nothing is to be cleaned
 */
public record CleaningSettings(List<NamedRule> rules) implements Serializable {
  /** Copies. */
  public CleaningSettings {
    rules = List.copyOf(rules);
  }

  /** Reads the block {@code prepare.clean}; problems are added to it, not thrown. */
  public static CleaningSettings read(Section clean) {
    return new CleaningSettings(new CleaningOrder(clean).read());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws ContentException if it is not a list of rules, or one of them is not known
   * @throws org.trainyard.common.job.UsageException if the class of an own rule is not at hand
   */
  public static CleaningSettings of(JsonNode json) {
    if (!json.isArray()) {
      throw new ContentException("cleaning: should be a list of rules, found " + Json.line(json));
    }
    List<NamedRule> rules = new ArrayList<>();
    json.forEach(each -> rules.add(NamedRule.of(each)));
    return new CleaningSettings(rules);
  }

  /** The rules as a list of JSON objects. */
  @JsonValue
  public JsonNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    rules.forEach(each -> json.add(each.json()));
    return json;
  }
}
