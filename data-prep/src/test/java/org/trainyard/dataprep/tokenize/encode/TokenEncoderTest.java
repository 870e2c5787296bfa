package org.trainyard.dataprep.tokenize.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.tokenize.LongText;

class TokenEncoderTest {
  @Test
  void aTextGetsItsSpecialTokens() {
    try (TokenEncoder encoder = TinyTokenizer.encoder(8)) {
      assertEncoded("2 4 5 3", 4, 0, encoder.encode("a b"));
      assertEncoded("2 3", 2, 0, encoder.encode(""));
      assertEncoded("2 4 1 1 3", 5, 2, encoder.encode("a x y"));
    }
  }

  @Test
  void whatIsTooLongIsCutBeforeTheLastSpecialToken() {
    try (TokenEncoder encoder = TinyTokenizer.encoder(4)) {
      assertEncoded("2 4 5 3", 4, 0, encoder.encode("a b"));
      assertEncoded("2 4 5 3", 6, 1, encoder.encode("a b c x"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, 2 4 5 6 4 3, 2 4 5 6 4 5 1 3, 2 4 5 4 5 3",
    "TAIL, 2 5 1 6 5 3, 2 6 4 5 1 6 5 3, 2 5 4 5 1 3",
    "BOTH, 2 4 1 6 5 3, 2 4 5 5 1 6 5 3, 2 4 4 5 1 3",
  })
  void ofALongTextTheWantedTokensStay(KeptTokens keep, String four, String six, String ofPieces) {
    int words = LongText.MOST_CHARACTERS;
    try (TokenEncoder room4 = TinyTokenizer.encoder(TinyTokenizer.json(), 6, keep);
        TokenEncoder room6 = TinyTokenizer.encoder(TinyTokenizer.json(), 8, keep)) {
      assertEncoded(four, 10, 1, room4.encode("a b c a b x c b"));
      assertEncoded(six, 10, 1, room6.encode("a b c a b x c b"));
      assertEncoded("2 4 5 4 6 3", 6, 0, room4.encode("a b a c"));
      assertEncoded(ofPieces, words + 3, 1, room4.encode("a b ".repeat(words / 2) + "x"));
      assertEncoded(
          "2 4 5 1 3", 5, 1, room4.encode("a" + " ".repeat(2 * LongText.MOST_CHARACTERS) + "b x"));
      assertEquals(keep, room4.spec().keep());
    }
  }

  @Test
  void theFilesOwnCuttingAndPaddingAreNotUsed() {
    ObjectNode json = TinyTokenizer.json();
    json.set(
        "truncation",
        Json.parse(
            "{\"direction\":\"Right\",\"max_length\":3,\"strategy\":\"LongestFirst\",\"stride\":0}"));
    json.set(
        "padding",
        Json.parse(
            "{\"strategy\":{\"Fixed\":6},\"direction\":\"Right\",\"pad_to_multiple_of\":null,"
                + "\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"[PAD]\"}"));
    try (TokenEncoder encoder = TinyTokenizer.encoder(json, 8)) {
      assertEncoded("2 4 5 6 3", 5, 0, encoder.encode("a b c"));
      assertEncoded("2 4 3", 3, 0, encoder.encode("a"));
    }
  }

  @Test
  void aTokenizerMayAddNothingOrSeveralTokens() {
    ObjectNode none = TinyTokenizer.json();
    none.putNull("post_processor");
    ObjectNode several = TinyTokenizer.json();
    several.set(
        "post_processor",
        Json.parse(
            """
            {"type": "TemplateProcessing",
             "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 0}}, {"SpecialToken": {"id": "[CLS]", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
             "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}}
            """));
    try (TokenEncoder bare = TinyTokenizer.encoder(none, 3);
        TokenEncoder long4 = TinyTokenizer.encoder(several, 4)) {
      assertEncoded("4 5 6", 4, 0, bare.encode("a b c a"));
      assertEncoded("2 4 3 2", 5, 0, long4.encode("a b"));
    }
  }

  @Test
  void aVeryLongTextIsEncodedPieceByPiece() {
    int words = LongText.MOST_CHARACTERS;
    try (TokenEncoder encoder = TinyTokenizer.encoder(6)) {
      assertEncoded("2 4 5 4 5 3", words + 3, 1, encoder.encode("a b ".repeat(words / 2) + "x"));
    }
    try (TokenEncoder encoder = TinyTokenizer.encoder(65536)) {
      EncodedText few = encoder.encode("a" + " ".repeat(2 * LongText.MOST_CHARACTERS) + "b x");

      assertEncoded("2 4 5 1 3", 5, 1, few);
    }
  }

  @Test
  void tokensAndIdsCanBeAskedFor() {
    try (TokenEncoder encoder = TinyTokenizer.encoder(6)) {
      assertEquals("b", encoder.token(5));
      assertEquals(7, encoder.vocabularySize());
      assertEquals(0, encoder.padId());
      assertEquals(OptionalInt.of(3), encoder.specialId("[SEP]"));
      assertEquals(OptionalInt.empty(), encoder.specialId("[MASK]"));
      assertEquals("a b", encoder.decode(2, 4, 5, 3));
      assertEquals(
          "{\"keep\":\"head\",\"maxLength\":6,\"padId\":0,\"specialTokens\":{\"[CLS]\":2,\"[PAD]\":0,\"[SEP]\":3},"
              + "\"type\":\"wordlevel\",\"unknownId\":1,\"vocabularySize\":7}",
          Json.canonical(encoder.spec()).replaceAll("\"sha256\":\"[0-9a-f]{64}\",", ""));
    }
  }

  @Test
  void threadsShareAnEncoder() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      texts.add("a b c x ".repeat(i % 37) + "b".repeat(i % 3));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TokenEncoder encoder = TinyTokenizer.encoder(64)) {
      List<Future<EncodedText>> encoded = new ArrayList<>();
      texts.forEach(text -> encoded.add(threads.submit(() -> encoder.encode(text))));

      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(encoder.encode(texts.get(i)).ids(), encoded.get(i).get().ids());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aClosedEncoderSaysSo() {
    TokenEncoder encoder = TinyTokenizer.encoder(6);
    encoder.close();
    encoder.close();

    assertEquals(
        "the tokenizer is closed",
        assertThrows(IllegalStateException.class, () -> encoder.encode("a")).getMessage());
  }

  @Test
  void aLengthWithoutRoomForTextIsRefused() {
    assertEquals(
        "max-length = 2 leaves no room for text beside the 2 special tokens that tokenizer.json"
            + " puts around it; set prepare.tokenizer.max-length to 3 or more",
        assertThrows(UsageException.class, () -> TinyTokenizer.encoder(2)).getMessage());
  }

  @Test
  void whatTheLibraryCannotReadIsRefusedWithItsReason() {
    ObjectNode json = TinyTokenizer.json();
    ((ObjectNode) json.get("model")).put("type", "NoSuchModel");

    String message =
        assertThrows(ContentException.class, () -> TinyTokenizer.encoder(json, 6)).getMessage();

    assertTrue(
        message.startsWith(
            "tokenizer.json is not a tokenizer that the tokenizers library can read: "),
        message);
  }

  private static void assertEncoded(String ids, int length, int unknown, EncodedText found) {
    assertArrayEquals(
        Arrays.stream(ids.split(" ")).mapToInt(Integer::parseInt).toArray(),
        found.ids(),
        Arrays.toString(found.ids()));
    assertEquals(length, found.fullLength(), "full length");
    assertEquals(unknown, found.unknown(), "unknown");
    assertEquals(length > found.ids().length, found.isCut());
  }
}
