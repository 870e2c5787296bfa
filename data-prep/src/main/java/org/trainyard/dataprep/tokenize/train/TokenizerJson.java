package org.trainyard.dataprep.tokenize.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.trainyard.common.json.Json;

/**
 * Writes {@code tokenizer.json} as Hugging Face's tokenizers library reads it. A text gets {@code
 * [CLS]} before and {@code [SEP]} behind it; nothing is cut or padded.
 */
final class TokenizerJson {
  private static final String BEFORE = "[CLS]";
  private static final String BEHIND = "[SEP]";

  private TokenizerJson() {}

  static String wordPiece(Vocabulary vocabulary, boolean lowercase) {
    ObjectNode file = file(vocabulary);
    file.set(
        "normalizer",
        typed("BertNormalizer")
            .put("clean_text", true)
            .put("handle_chinese_chars", true)
            .put("strip_accents", lowercase)
            .put("lowercase", lowercase));
    file.set("pre_tokenizer", typed("BertPreTokenizer"));
    file.set("post_processor", template(vocabulary));
    file.set(
        "decoder",
        typed("WordPiece").put("prefix", WordPieceLearner.CONTINUING).put("cleanup", true));
    ObjectNode model =
        typed("WordPiece")
            .put("unk_token", "[UNK]")
            .put("continuing_subword_prefix", WordPieceLearner.CONTINUING)
            .put("max_input_chars_per_word", BertWords.MOST_CHARACTERS);
    model.set("vocab", ids(vocabulary));
    file.set("model", model);
    return Json.pretty(file);
  }

  static String byteLevel(Vocabulary vocabulary, List<Merge> merges) {
    ObjectNode file = file(vocabulary);
    file.putNull("normalizer");
    file.set("pre_tokenizer", byteLevelPart());
    file.set("post_processor", template(vocabulary));
    file.set("decoder", byteLevelPart());
    ObjectNode model = typed("BPE");
    model.putNull("dropout");
    model.putNull("unk_token");
    model.putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix");
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.set("vocab", ids(vocabulary));
    // No token holds a blank, which is written Ġ.
    ArrayNode list = model.putArray("merges");
    merges.forEach(merge -> list.add(merge.left() + " " + merge.right()));
    file.set("model", model);
    return Json.pretty(file);
  }

  private static ObjectNode file(Vocabulary vocabulary) {
    ObjectNode file = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    file.putNull("truncation");
    file.putNull("padding");
    ArrayNode added = file.putArray("added_tokens");
    for (String token : Vocabulary.SPECIAL) {
      added
          .addObject()
          .put("id", vocabulary.id(token))
          .put("content", token)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    return file;
  }

  private static ObjectNode byteLevelPart() {
    return typed("ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", true);
  }

  private static ObjectNode template(Vocabulary vocabulary) {
    ObjectNode template = typed("TemplateProcessing");
    ArrayNode single = template.putArray("single");
    special(single, BEFORE, 0);
    sequence(single, "A", 0);
    special(single, BEHIND, 0);
    ArrayNode pair = template.putArray("pair");
    special(pair, BEFORE, 0);
    sequence(pair, "A", 0);
    special(pair, BEHIND, 0);
    sequence(pair, "B", 1);
    special(pair, BEHIND, 1);
    ObjectNode tokens = template.putObject("special_tokens");
    for (String token : List.of(BEFORE, BEHIND)) {
      ObjectNode each = tokens.putObject(token).put("id", token);
      each.putArray("ids").add(vocabulary.id(token));
      each.putArray("tokens").add(token);
    }
    return template;
  }

  private static void special(ArrayNode template, String token, int typeId) {
    template.addObject().putObject("SpecialToken").put("id", token).put("type_id", typeId);
  }

  private static void sequence(ArrayNode template, String which, int typeId) {
    template.addObject().putObject("Sequence").put("id", which).put("type_id", typeId);
  }

  private static ObjectNode ids(Vocabulary vocabulary) {
    ObjectNode ids = JsonNodeFactory.instance.objectNode();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.put(vocabulary.token(id), id);
    }
    return ids;
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
