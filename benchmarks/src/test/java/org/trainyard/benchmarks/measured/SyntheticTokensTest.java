package org.trainyard.benchmarks.measured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticTokensTest {
  private static final SequenceNetwork NETWORK = SequenceNetwork.ENCODER;

  @Test
  void everyRowHasAllTokensOfTheVocabulary() {
    for (int row = 0; row < 100; row++) {
      int[] ids = SyntheticTokens.ids(NETWORK, row);

      assertEquals(128, ids.length);
      assertTrue(Arrays.stream(ids).allMatch(id -> id >= 0 && id < 30_522), () -> "ids of a row");
    }
  }

  @Test
  void aRowFollowsFromItsNumber() {
    int[] ids = SyntheticTokens.ids(NETWORK, 7);

    assertArrayEquals(ids, SyntheticTokens.ids(NETWORK, 7), "both peers get the same row");
    assertFalse(Arrays.equals(ids, SyntheticTokens.ids(NETWORK, 8)), "rows differ");
  }

  @Test
  void itsTokensTellItsClass() {
    assertEquals(0, SyntheticTokens.label(4));
    assertEquals(1, SyntheticTokens.label(5));
    assertTrue(below16(4) > 10 * below16(5), () -> below16(4) + " and " + below16(5));
  }

  /** How many of the ids that tell class 0 are among the rows of a class. */
  private static long below16(int first) {
    return IntStream.range(0, 50)
        .map(i -> first + 2 * i)
        .flatMap(row -> Arrays.stream(SyntheticTokens.ids(NETWORK, row)))
        .filter(id -> id < 16)
        .count();
  }
}
