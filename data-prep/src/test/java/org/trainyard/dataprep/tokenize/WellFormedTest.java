package org.trainyard.dataprep.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WellFormedTest {
  @Test
  void everyUnpairedSurrogateIsReplaced() {
    assertEquals("a\uFFFDb", WellFormed.of("a\uD83Db"), "high");
    assertEquals("a\uFFFDb", WellFormed.of("a\uDE00b"), "low");
    assertEquals("\uFFFD\uFFFD", WellFormed.of("\uDE00\uD83D"), "the wrong way round");
    assertEquals("\uFFFD😀\uFFFD", WellFormed.of("\uD83D\uD83D\uDE00\uDE00"), "around a pair");
  }

  @Test
  void otherTextIsTheSame() {
    String text = "e\u0301 😀 \u0000 \uFFFD";

    assertSame(text, WellFormed.of(text));
  }
}
