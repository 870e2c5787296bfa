package org.trainyard.common.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;

class TokenizerSpecTest {
  private static final String OLDER =
      "{\"formatVersion\":1,\"type\":\"wordpiece\",\"sha256\":\"ab\",\"maxLength\":128,"
          + "\"vocabularySize\":300,\"padId\":0,\"unknownId\":1,\"specialTokens\":{\"[CLS]\":2}}";

  @Test
  void anOlderFileKeepsTheFirstTokens() {
    assertEquals(KeptTokens.HEAD, Json.read(OLDER, TokenizerSpec.class, 1, "f").keep());
  }

  @ParameterizedTest
  @CsvSource({"HEAD", "TAIL", "BOTH"})
  void whatIsKeptComesBack(KeptTokens keep) {
    String written = OLDER.replace("\"padId\"", "\"keep\":" + Json.line(keep) + ",\"padId\"");

    assertEquals(keep, Json.read(written, TokenizerSpec.class, 1, "f").keep());
  }

  @Test
  void anotherFileIsRefused() {
    byte[] file = "{}".getBytes(StandardCharsets.UTF_8);
    TokenizerSpec spec =
        Json.read(
            OLDER.replace("\"ab\"", Json.line(Digests.of(file))), TokenizerSpec.class, 1, "f");

    spec.requireSame(file);

    String message =
        assertThrows(ContentException.class, () -> spec.requireSame(new byte[1])).getMessage();
    assertTrue(
        message.startsWith(
            "tokenizer.json has sha256 " + Digests.of(new byte[1]) + ", preparation.json beside"),
        message);
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 510, 510", "TAIL, 510, 0", "BOTH, 510, 128", "BOTH, 254, 64", "BOTH, 1, 0"})
  void aQuarterOfTheRoomIsTheBeginning(KeptTokens keep, int room, int first) {
    assertEquals(first, keep.fromBeginning(room));
  }
}
