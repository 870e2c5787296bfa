package org.trainyard.jobs.masking;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.TokenizerSpec;

/** Small tokenizers: five special tokens, then ordinary ones of which every other goes on. */
final class Tokenizers {
  static final int PAD = 0;
  static final int UNKNOWN = 1;
  static final int FIRST = 2;
  static final int LAST = 3;
  static final int MASK = 4;
  static final int SPECIAL = 5;
  static final int VOCABULARY = 105;

  private Tokenizers() {}

  static TokenizerSpec spec() {
    Map<String, Integer> special = new LinkedHashMap<>();
    special.put("[PAD]", PAD);
    special.put("[UNK]", UNKNOWN);
    special.put("[CLS]", FIRST);
    special.put("[SEP]", LAST);
    special.put("[MASK]", MASK);
    return spec(special);
  }

  static TokenizerSpec spec(Map<String, Integer> special) {
    return new TokenizerSpec(
        "wordpiece", "", 64, KeptTokens.HEAD, VOCABULARY, PAD, OptionalInt.of(UNKNOWN), special);
  }

  /** Ordinary tokens with even ids begin a word, those with odd ids go on with one. */
  static byte[] wordPiece() {
    return json(
        "{\"model\":{\"type\":\"WordPiece\",\"continuing_subword_prefix\":\"##\",\"vocab\":",
        "a",
        "##a",
        "}}");
  }

  /** The same over bytes. */
  static byte[] byteLevel() {
    return json(
        "{\"pre_tokenizer\":{\"type\":\"ByteLevel\"},\"model\":{\"type\":\"BPE\",\"vocab\":",
        "Ġa",
        "a",
        "}}");
  }

  private static byte[] json(String before, String beginning, String continuing, String after) {
    StringBuilder text = new StringBuilder(before).append('{');
    for (int id = SPECIAL; id < VOCABULARY; id++) {
      text.append(id == SPECIAL ? "" : ",")
          .append('"')
          .append(id % 2 == 0 ? beginning : continuing)
          .append(id)
          .append("\":")
          .append(id);
    }
    return text.append('}').append(after).toString().getBytes(StandardCharsets.UTF_8);
  }
}
