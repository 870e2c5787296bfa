package org.trainyard.jobs.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionCsvTest {
  @Test
  void oneLineForEachClass() {
    assertEquals(
        "label,zero,one\nzero,8,2\none,0,5\n",
        ConfusionCsv.of(List.of("zero", "one"), new long[][] {{8, 2}, {0, 5}}));
  }

  @Test
  void labelsWithCommasAndQuotesAreQuoted() {
    assertEquals(
        "label,\"a,b\",\"say \"\"x\"\"\"\n\"a,b\",1,2\n\"say \"\"x\"\"\",3,4\n",
        ConfusionCsv.of(List.of("a,b", "say \"x\""), new long[][] {{1, 2}, {3, 4}}));
  }
}
