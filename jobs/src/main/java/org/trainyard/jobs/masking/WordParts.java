package org.trainyard.jobs.masking;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;

/** Which tokens go on with a word that an earlier one began. */
final class WordParts {
  /** How byte-level tokenizers write blank, line feed, tab and carriage return. */
  private static final String WHITE_SPACE = "ĠĊĉč";

  private WordParts() {}

  /**
   * The ids of those tokens.
   *
   * @param tokenizerJson a {@code tokenizer.json}
   * @throws UsageException if its tokens do not tell
   */
  static BitSet continuing(byte[] tokenizerJson) {
    JsonNode root = Json.parse(new String(tokenizerJson, StandardCharsets.UTF_8));
    JsonNode model = root.path("model");
    Predicate<String> continues = rule(root, model);
    BitSet ids = new BitSet();
    for (Iterator<Map.Entry<String, JsonNode>> all = model.path("vocab").fields();
        all.hasNext(); ) {
      Map.Entry<String, JsonNode> token = all.next();
      if (continues.test(token.getKey())) {
        ids.set(token.getValue().asInt());
      }
    }
    return ids;
  }

  private static Predicate<String> rule(JsonNode root, JsonNode model) {
    String type = model.path("type").asText("").toLowerCase(Locale.ROOT);
    String prefix = model.path("continuing_subword_prefix").asText("");
    if (type.equals("wordpiece") && !prefix.isEmpty()) {
      return token -> token.startsWith(prefix);
    }
    if (type.equals("bpe") && root.path("pre_tokenizer").toString().contains("ByteLevel")) {
      return token -> WHITE_SPACE.indexOf(token.charAt(0)) < 0;
    }
    throw new UsageException(
        "train.network.whole-word = true needs a tokenizer that marks where words begin, of type"
            + " wordpiece or bpe over bytes, but the dataset's is "
            + (type.isEmpty() ? "of no known type" : type)
            + "; set train.network.whole-word = false, or prepare.tokenizer.type = wordpiece");
  }
}
