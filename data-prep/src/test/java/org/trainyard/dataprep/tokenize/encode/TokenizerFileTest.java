package org.trainyard.dataprep.tokenize.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.job.ContentException;

class TokenizerFileTest {
  @Test
  void tokensOfAModelAndAddedOnesAreRead() {
    TokenizerFile file =
        file(
            """
            {"model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"b": 1, "a": 0, "[UNK]": 2}},
             "added_tokens": [{"id": 5, "content": "<pad>", "special": true},
                              {"id": 2, "content": "[UNK]", "special": true},
                              {"id": 4, "content": "new york", "special": false}]}
            """);

    assertEquals(List.of("a", "b", "[UNK]", "", "new york", "<pad>"), List.of(file.tokens()));
    assertEquals("{[UNK]=2, <pad>=5}", file.special().toString());
    assertEquals(OptionalInt.of(2), file.unknown());
    assertEquals(OptionalInt.of(5), file.padding());
    assertEquals("wordpiece", file.type());
  }

  @Test
  void tokensOfAUnigramModelAreInOrder() {
    TokenizerFile file =
        file(
            "{\"model\": {\"type\": \"Unigram\", \"unk_id\": 1,"
                + " \"vocab\": [[\"<pad>\", 0], [\"<unk>\", 0], [\"x\", -3.5]]}}");

    assertEquals(List.of("<pad>", "<unk>", "x"), List.of(file.tokens()));
    assertEquals(OptionalInt.of(1), file.unknown());
    assertEquals(OptionalInt.empty(), file.padding(), "no token is said to be special");
  }

  @Test
  void theFilesOwnPaddingNamesItsToken() {
    TokenizerFile file =
        file("{\"model\": {\"vocab\": {\"a\": 0, \"b\": 1}}, \"padding\": {\"pad_id\": 1}}");

    assertEquals(OptionalInt.of(1), file.padding());
    assertEquals(OptionalInt.empty(), file.unknown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | it has no model with a vocabulary; it begins with \"{}\"",
        "[1] | it is not a JSON object; it begins with \"[1]\"",
        "{\"model\": {\"vocab\": 3}} | it has no model with a vocabulary; it begins with",
        "[PAD] [UNK] | not readable as JSON",
        "`` | it is not a JSON object; it begins with \"\"",
      })
  void otherFilesAreRefusedPlainly(String text, String reason) {
    ContentException failure = assertThrows(ContentException.class, () -> file(text));

    String start = "tokenizer.json is not a tokenizer: " + reason;
    assertEquals(start, failure.getMessage().substring(0, start.length()));
  }

  @Test
  void bytesThatAreNoTextAreRefusedPlainly() {
    ContentException failure =
        assertThrows(ContentException.class, () -> TokenizerFile.of(new byte[] {'{', (byte) 0xFF}));

    assertEquals(
        "tokenizer.json is not a tokenizer: it is not UTF-8; take the file of that name that"
            + " Hugging Face's tokenizers library wrote",
        failure.getMessage());
  }

  private static TokenizerFile file(String text) {
    return TokenizerFile.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
