package org.trainyard.common.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.trainyard.common.job.ContentException;

/**
 * Reads and writes the JSON contracts. Property names are lower camel case, times are ISO 8601 in
 * UTC, enumerated words are lower case, absent values are left out, and unknown properties are
 * passed over, so that an older reader understands a contract to which a property was added.
 */
public final class Json {
  /** The property that every contract carries. */
  public static final String FORMAT_VERSION = "formatVersion";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addSerializer(new LowerCaseEnums()))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final JsonMapper CANONICAL =
      MAPPER
          .rebuild()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  /** Returns the value as indented JSON that ends in a line feed. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value, e);
    }
  }

  /** Returns the value as JSON on one line, without a line feed. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value, e);
    }
  }

  /** Returns the value as JSON with sorted keys: equal values give equal text. */
  public static String canonical(Object value) {
    try {
      return CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree(value), Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value, e);
    }
  }

  /** Returns the value as a JSON tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Reads any JSON text as a tree. */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ContentException("not readable as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a contract.
   *
   * @param text the JSON text
   * @param type the contract's record
   * @param newest the newest format version that this program knows
   * @param where the file the text came from, for messages
   * @throws ContentException if the text is not such a contract, or is of a newer format
   */
  public static <T> T read(String text, Class<T> type, int newest, String where) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || !node.isObject() || !node.path(FORMAT_VERSION).isInt()) {
        throw new ContentException(
            where
                + ": not a "
                + type.getSimpleName()
                + ": it has no whole number \"formatVersion\"");
      }
      int found = node.get(FORMAT_VERSION).intValue();
      if (found < 1 || found > newest) {
        throw new ContentException(
            String.format(
                "%s: %s has formatVersion %d, this program reads 1 to %d;"
                    + " read it with the version of Trainyard that wrote it, or a newer one",
                where, type.getSimpleName(), found, newest));
      }
      return Objects.requireNonNull(MAPPER.treeToValue(node, type));
    } catch (JsonProcessingException e) {
      throw new ContentException(
          where + ": not a readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /** Whether a text is JSON at all. */
  public static boolean isValid(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node != null && !node.isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static final class LowerCaseEnums extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unchecked")
    LowerCaseEnums() {
      super((Class<Enum<?>>) (Class<?>) Enum.class);
    }

    @Override
    public void serialize(Enum<?> word, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(word.name().toLowerCase(Locale.ROOT));
    }
  }
}
