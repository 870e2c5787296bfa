package org.trainyard.jobs.network.pretrained;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * From the names of Google's BERT to those of Hugging Face's.
 *
 * @param prefix what stands before {@code bert/} and {@code cls/} in all names
 */
record TensorFlowNames(String prefix) {
  private static final String WORDS = "bert/embeddings/word_embeddings";
  private static final Pattern LAYER = Pattern.compile("layer_(\\d+)/");
  private static final Pattern TABLE =
      Pattern.compile("(embeddings/(?:word|position|token_type)_embeddings)");

  /** The names of a file. */
  static TensorFlowNames of(Set<String> keys) {
    return new TensorFlowNames(
        keys.stream()
            .filter(each -> each.equals(WORDS) || each.endsWith("/" + WORDS))
            .map(each -> each.substring(0, each.length() - WORDS.length()))
            .sorted()
            .findFirst()
            .orElse(""));
  }

  /** The encoder's name for a variable; the variable's own if it is none of the encoder's. */
  String encoderName(String key) {
    boolean moment = key.endsWith("/adam_m") || key.endsWith("/adam_v");
    if (!key.startsWith(prefix) || moment) {
      return key;
    }
    String own = key.substring(prefix.length());
    if (own.startsWith("bert/")) {
      own = own.substring("bert/".length());
    } else if (own.equals("cls/predictions/output_bias")) {
      own = "cls/predictions/bias";
    }
    own = LAYER.matcher(own).replaceAll("layer/$1/");
    own = TABLE.matcher(own).matches() ? own + "/weight" : own;
    own = own.replaceFirst("/(kernel|gamma)$", "/weight").replaceFirst("/beta$", "/bias");
    return own.replace('/', '.');
  }
}
