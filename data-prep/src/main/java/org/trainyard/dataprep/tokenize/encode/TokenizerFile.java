package org.trainyard.dataprep.tokenize.encode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;

/**
 * What a {@code tokenizer.json} says of its tokens.
 *
 * @param text the file's text
 * @param type the model's type in lower case, for example {@code wordpiece}
 * @param ids every token with its id, added ones included
 * @param special the special tokens with their ids, lowest id first
 * @param unknown the id of the unknown token, if there is one
 * @param padding the id of the padding token, if there is one
 */
record TokenizerFile(
    String text,
    String type,
    Map<String, Integer> ids,
    Map<String, Integer> special,
    OptionalInt unknown,
    OptionalInt padding) {
  private static final List<String> PADDING = List.of("[PAD]", "<pad>", "<|pad|>", "<PAD>");
  private static final int SHOWN = 40;

  /**
   * Reads a file.
   *
   * @throws ContentException if it is not JSON, or has no model with a vocabulary
   */
  static TokenizerFile of(byte[] bytes) {
    String text = text(bytes);
    JsonNode root = parsed(text);
    JsonNode model = root.path("model");
    JsonNode vocabulary = model.path("vocab");
    Map<String, Integer> ids = new HashMap<>();
    String type = model.path("type").asText("").toLowerCase(Locale.ROOT);
    if (vocabulary.isObject()) {
      vocabulary.fields().forEachRemaining(each -> ids.put(each.getKey(), each.getValue().asInt()));
    } else if (vocabulary.isArray()) {
      // Unigram: pairs of a token and its logarithmic probability, in the order of their ids.
      vocabulary.forEach(each -> ids.put(each.path(0).asText(), ids.size()));
    } else {
      throw noTokenizer("it has no model with a vocabulary", text);
    }
    Map<String, Integer> special = new HashMap<>();
    for (JsonNode each : root.path("added_tokens")) {
      String content = each.path("content").asText();
      ids.put(content, each.path("id").asInt());
      if (each.path("special").asBoolean()) {
        special.put(content, each.path("id").asInt());
      }
    }
    return new TokenizerFile(
        text, type, ids, byId(special), unknown(model, ids), padding(root, special));
  }

  /** Tokens by their ids; empty text where an id has none. */
  String[] tokens() {
    int largest = ids.values().stream().mapToInt(id -> id).max().orElse(-1);
    String[] tokens = new String[largest + 1];
    Arrays.fill(tokens, "");
    ids.forEach((token, id) -> tokens[id] = token);
    return tokens;
  }

  private static OptionalInt unknown(JsonNode model, Map<String, Integer> ids) {
    if (model.path("unk_id").isInt()) {
      return OptionalInt.of(model.path("unk_id").asInt());
    }
    return id(ids, model.path("unk_token").asText(""));
  }

  private static OptionalInt padding(JsonNode root, Map<String, Integer> special) {
    JsonNode id = root.path("padding").path("pad_id");
    if (id.isInt()) {
      return OptionalInt.of(id.asInt());
    }
    return PADDING.stream()
        .map(token -> id(special, token))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt id(Map<String, Integer> ids, String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  private static Map<String, Integer> byId(Map<String, Integer> special) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    special.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  private static JsonNode parsed(String text) {
    JsonNode root;
    try {
      root = Json.parse(text);
    } catch (ContentException e) {
      throw noTokenizer(e.getMessage(), text);
    }
    if (!root.isObject()) {
      throw noTokenizer("it is not a JSON object", text);
    }
    return root;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ContentException(
          "tokenizer.json is not a tokenizer: it is not UTF-8; take the file of that name that"
              + " Hugging Face's tokenizers library wrote",
          e);
    }
  }

  private static ContentException noTokenizer(String why, String text) {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new ContentException(
        "tokenizer.json is not a tokenizer: "
            + why
            + "; it begins with \""
            + start.replaceAll("\\s+", " ")
            + "\". Take the file of that name that Hugging Face's tokenizers library wrote");
  }
}
