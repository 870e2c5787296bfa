package org.trainyard.dataprep.tokenize.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;

/**
 * The words that the native library splits a text into. A tokenizer whose tokens are the 256 bytes
 * shows them: a last step puts a blank before each word, and no word has one.
 */
final class LibraryWords implements AutoCloseable {
  private static final String LAST =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":true,\"use_regex\":false}";

  private final TokenEncoder encoder;

  private LibraryWords(TokenEncoder encoder) {
    this.encoder = encoder;
  }

  /** Words by the normaliser and the first step of a trained tokenizer. */
  static LibraryWords of(String trained) {
    Vocabulary bytes = Vocabulary.of(Vocabulary.SPECIAL);
    ByteLevelAlphabet.all().forEach(bytes::add);
    ObjectNode shown = (ObjectNode) Json.parse(TokenizerJson.byteLevel(bytes, List.of()));
    ObjectNode from = (ObjectNode) Json.parse(trained);
    shown.set("normalizer", from.get("normalizer"));
    shown.putNull("post_processor");
    shown.putArray("added_tokens");
    ObjectNode steps = shown.putObject("pre_tokenizer").put("type", "Sequence");
    steps.putArray("pretokenizers").add(from.get("pre_tokenizer")).add(Json.parse(LAST));
    return new LibraryWords(
        TokenEncoder.load(
            Json.line(shown).getBytes(StandardCharsets.UTF_8), 65536, KeptTokens.HEAD));
  }

  List<String> split(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : encoder.encode(text).ids()) {
      bytes.write(octet(encoder.token(id).charAt(0)));
    }
    String words = bytes.toString(StandardCharsets.UTF_8);
    return words.isEmpty() ? List.of() : Arrays.asList(words.substring(1).split(" ", -1));
  }

  private static int octet(char character) {
    for (int octet = 0; octet < 256; octet++) {
      if (ByteLevelAlphabet.of((byte) octet) == character) {
        return octet;
      }
    }
    throw new AssertionError("no byte: " + character);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
