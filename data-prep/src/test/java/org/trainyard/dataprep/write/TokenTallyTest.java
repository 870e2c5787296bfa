package org.trainyard.dataprep.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.TextSummary;

class TokenTallyTest {
  @Test
  void countsLengthsUnknownTokensAndOccurrences() {
    TokenTally tally = new TokenTally();
    tally.add(row(3, 0, 2, 5, 3));
    tally.add(row(9, 2, 2, 1, 3));
    TokenTally other = new TokenTally();
    other.add(row(3, 1, 2, 7, 3));
    tally.add(other);

    assertEquals(Map.of(3, 2L, 9, 1L), tally.lengths());
    assertEquals(
        new TextSummary.Tokens(15, 3, 1, 3, 9, 5),
        tally.summary(3),
        "15 tokens, 3 unknown, one row cut, median 3, longest 9, five different ones");
    long[] occurrences = tally.occurrences();
    assertArrayEquals(
        new long[] {0, 1, 3, 3, 0, 1, 0, 1},
        Arrays.copyOf(occurrences, 8),
        "ids 1, 5 and 7 once, 2 and 3 in every row");
  }

  @Test
  void rowsWithoutTokensCountNothing() {
    TokenTally tally = new TokenTally();
    tally.add(row(0, 0));

    assertEquals(new TextSummary.Tokens(0, 0, 0, 0, 0, 0), tally.summary(256));
  }

  private static KeptRow row(int tokens, int unknown, int... ids) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(ids);
    DatasetRow row =
        new DatasetRow(
            0, "path:0", new byte[32], bytes.array(), new double[] {0}, 1, Map.of(), "text");
    return new KeptRow(row, tokens, unknown);
  }
}
