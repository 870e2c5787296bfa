package org.trainyard.dataprep.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.clean.rule.CleaningRule;

/**
 * A rule that is on.
 *
 * @param name its word in the settings, or the class of a user's own rule
 * @param rule the rule
 */
public record NamedRule(String name, CleaningRule rule) implements Serializable {
  static final String NAME = "rule";

  /** {@code {"rule": name, …}} with the rule's settings beside the name. */
  JsonNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(NAME, name);
    return json.setAll((ObjectNode) Json.tree(rule));
  }

  static NamedRule of(JsonNode json) {
    RuleJson reader = new RuleJson(json);
    String name = reader.text(NAME);
    return new NamedRule(
        name,
        name.indexOf('.') >= 0
            ? OwnRule.load(name, reader.map(OwnRule.SETTINGS))
            : KnownRule.named(name)
                .map(known -> known.of(reader))
                .orElseThrow(() -> KnownRule.unknown(name)));
  }
}
