package org.trainyard.dataprep.tokenize.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;

class RawTextEncoderTest {
  private static final String RULES =
      "[{\"rule\":\"html\"},{\"rule\":\"lowercase\"},{\"rule\":\"max-characters\",\"bound\":9}]";
  private static final byte[] TOKENIZER =
      Json.line(TinyTokenizer.json()).getBytes(StandardCharsets.UTF_8);

  private static TextPreparation preparation(KeptTokens keep) {
    try (TokenEncoder encoder = TinyTokenizer.encoder(TinyTokenizer.json(), 5, keep)) {
      return new TextPreparation(Json.parse(RULES), encoder.spec());
    }
  }

  private static RawTextEncoder encoder() {
    return RawTextEncoder.load(preparation(KeptTokens.TAIL), TOKENIZER);
  }

  @Test
  void aTextIsCleanedAndEncodedAsThePreparationSays() {
    try (RawTextEncoder encoder = encoder()) {
      EncodedText encoded = encoder.encode("<b>A B</b> C B");

      assertArrayEquals(new int[] {2, 5, 6, 5, 3}, encoded.ids(), "the last three");
      assertArrayEquals(
          new byte[] {2, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0},
          encoded.features());
    }
  }

  @Test
  void aRejectedTextIsRefusedWithTheRulesReason() {
    try (RawTextEncoder encoder = encoder()) {
      RejectedTextException tooLong =
          assertThrows(RejectedTextException.class, () -> encoder.encode("a secret b c a"));
      RejectedTextException nothing =
          assertThrows(RejectedTextException.class, () -> encoder.encode("<p> <br>"));

      assertEquals("max-characters: more than 9 characters", tooLong.reason());
      assertTrue(tooLong.getMessage().endsWith(": " + tooLong.reason()), tooLong.getMessage());
      assertTrue(!tooLong.getMessage().contains("secret"), "the text is not told");
      assertEquals("nothing left after cleaning", nothing.reason());
    }
  }

  @Test
  void aTextWithoutTokensIsRejected() {
    ObjectNode json = TinyTokenizer.json();
    json.putNull("post_processor");
    ((ObjectNode) json.get("model")).put("type", "BPE").putNull("unk_token").putArray("merges");
    ((ObjectNode) json.get("model").get("vocab")).remove("[UNK]");
    byte[] bytes = Json.line(json).getBytes(StandardCharsets.UTF_8);
    try (TokenEncoder encoder = TinyTokenizer.encoder(json, 5);
        RawTextEncoder texts =
            RawTextEncoder.load(new TextPreparation(Json.parse(RULES), encoder.spec()), bytes)) {
      assertArrayEquals(new int[] {5}, texts.encode("xBx").ids());
      assertEquals(
          "the tokenizer makes no token of it",
          assertThrows(RejectedTextException.class, () -> texts.encode("xyz")).reason());
    }
  }

  @Test
  void aRejectedTextIsEncodedAsFarAsItWasCleaned() {
    try (RawTextEncoder encoder = encoder()) {
      assertArrayEquals(
          new int[] {2, 6, 6, 4, 3}, encoder.encodeRejectedToo("<i>B C C</i>  C C A").ids());
      assertArrayEquals(new int[] {2, 1, 3}, encoder.encodeRejectedToo("<p>").ids());
    }
  }

  @Test
  void anotherTokenizerIsRefused() {
    byte[] other = (Json.line(TinyTokenizer.json()) + " ").getBytes(StandardCharsets.UTF_8);
    TextPreparation preparation = preparation(KeptTokens.HEAD);

    assertThrows(ContentException.class, () -> RawTextEncoder.load(preparation, other));
  }
}
