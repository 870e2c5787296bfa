package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class PartitionCountsTest {
  private static final List<String> TEXTS =
      List.of("a b a", "", "c", "a d", "b b e", "f a", "   ", "g");
  private static final Map<String, Long> TOTALS =
      Map.of("a", 4L, "b", 3L, "c", 1L, "d", 1L, "e", 1L, "f", 1L, "g", 1L);

  @Test
  void aWordComesOnceIfThereIsRoom() {
    Map<String, Long> counts = new HashMap<>();
    counts(100).forEachRemaining(each -> counts.put(each._1(), each._2()));

    assertEquals(TOTALS, counts);
  }

  @Test
  void countsAddUpHoweverLittleRoomThereIs() {
    for (int most = 1; most < 8; most++) {
      Map<String, Long> counts = new HashMap<>();
      int[] given = {0};
      counts(most)
          .forEachRemaining(
              (Tuple2<String, Long> each) -> {
                counts.merge(each._1(), each._2(), Long::sum);
                given[0]++;
              });

      assertEquals(TOTALS, counts, "room for " + most);
      if (most < 4) {
        assertTrue(given[0] > TOTALS.size(), "given out in parts, room for " + most);
      }
    }
  }

  private static PartitionCounts counts(int most) {
    return new PartitionCounts(TEXTS.iterator(), new BertWords(BertWords.LetterCase.LOWER), most);
  }
}
