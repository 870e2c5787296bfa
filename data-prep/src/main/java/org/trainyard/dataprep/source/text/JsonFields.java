package org.trainyard.dataprep.source.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a JSON object as texts. */
final class JsonFields {
  /** Reason of quarantine: a record that is not JSON. */
  static final String NO_JSON = "not JSON";

  /** Reason of quarantine: JSON that is no object. */
  static final String NO_OBJECT = "not a JSON object";

  private JsonFields() {}

  /** A mapper that takes texts of any length, and nothing behind a value. */
  static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /**
   * Texts as they are, numbers and truth values as they are written; null, lists and objects are no
   * values.
   */
  static Map<String, String> of(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    object
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (value.isValueNode() && !value.isNull()) {
                fields.put(
                    field.getKey(), value.isTextual() ? value.textValue() : value.toString());
              }
            });
    return fields;
  }
}
