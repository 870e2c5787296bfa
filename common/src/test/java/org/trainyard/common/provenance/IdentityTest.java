package org.trainyard.common.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;

class IdentityTest {
  private static final JsonNode THERE =
      Json.parse("{\"seed\":42,\"train\":{\"epochs\":5,\"network\":{\"type\":\"mlp\"}}}");

  @Test
  void eachDifferenceIsASentenceWithItsKey() {
    JsonNode now =
        Json.parse("{\"seed\":42,\"train\":{\"epochs\":6,\"network\":{}},\"extra\":[1]}");

    assertEquals(
        List.of(
            "extra: nothing there, [1] now",
            "train.epochs: 5 there, 6 now",
            "train.network.type: \"mlp\" there, nothing now"),
        Identity.differences(THERE, now));
  }

  @Test
  void howANumberWasHeldMakesNoDifference() {
    JsonNode built = Json.tree(Map.of("seed", 42L, "rate", 1.0f, "list", List.of(1L)));

    assertEquals(List.of(), Identity.differences(Json.parse(Json.line(built)), built));
  }

  @Test
  void anotherIdentityUnderTheSameNameIsWrongUsage() {
    JsonNode now =
        Json.parse("{\"seed\":43,\"train\":{\"epochs\":5,\"network\":{\"type\":\"mlp\"}}}");

    UsageException thrown =
        assertThrows(UsageException.class, () -> Identity.requireSame("run runs/x/1", THERE, now));

    assertEquals(ExitCode.USAGE, thrown.exitCode());
    assertEquals(
        """
        run runs/x/1 exists with other settings or inputs:
          - seed: 42 there, 43 now
        Take another run-id, or the settings it was made with.""",
        thrown.getMessage());
  }

  @Test
  void theOrderOfKeysMakesNoDifference() {
    JsonNode a = Json.parse("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}");
    JsonNode b = Json.parse("{\"b\":{\"d\":3,\"c\":2},\"a\":1}");

    Identity.requireSame("x", a, b);
    assertEquals(Identity.shortId(a), Identity.shortId(b));
    assertEquals(16, Identity.shortId(a).length());
  }

  @Test
  void fingerprintsTellWhatDiffers() {
    NumericFingerprint here = new NumericFingerprint("nd4j 1", "avx2", "Haswell", "AVX2", 1);
    NumericFingerprint there = new NumericFingerprint("nd4j 1", "avx2", "SkylakeX", "AVX2", 2);

    assertEquals(List.of(), here.differences(here));
    assertEquals(
        List.of("BLAS kernel: Haswell here, SkylakeX there", "threads per task: 1 here, 2 there"),
        here.differences(there));
  }
}
