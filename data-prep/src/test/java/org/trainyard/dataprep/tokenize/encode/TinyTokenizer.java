package org.trainyard.dataprep.tokenize.encode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.json.Json;

/** A tokenizer of whole words: [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, a 4, b 5, c 6. */
final class TinyTokenizer {
  private TinyTokenizer() {}

  static ObjectNode json() {
    return (ObjectNode)
        Json.parse(
            """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [
               {"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
               {"id": 2, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
               {"id": 3, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
             "normalizer": null,
             "pre_tokenizer": {"type": "WhitespaceSplit"},
             "post_processor": {"type": "BertProcessing", "cls": ["[CLS]", 2], "sep": ["[SEP]", 3]},
             "decoder": null,
             "model": {"type": "WordLevel", "unk_token": "[UNK]",
               "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 4, "b": 5, "c": 6}}}
            """);
  }

  static TokenEncoder encoder(ObjectNode json, int maxLength) {
    return encoder(json, maxLength, KeptTokens.HEAD);
  }

  static TokenEncoder encoder(ObjectNode json, int maxLength, KeptTokens keep) {
    return TokenEncoder.load(Json.line(json).getBytes(StandardCharsets.UTF_8), maxLength, keep);
  }

  static TokenEncoder encoder(int maxLength) {
    return encoder(json(), maxLength);
  }
}
