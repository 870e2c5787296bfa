package org.trainyard.jobs.scoring.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextExcerptTest {
  @Test
  void aShortTextIsShownWhole() {
    assertEquals(new TextExcerpt("Good.\nVery 😀", 12), TextExcerpt.of("Good.\nVery 😀"));
    assertEquals(new TextExcerpt("", 0), TextExcerpt.of(""));
  }

  @Test
  void personalDataIsMasked() {
    assertEquals(
        "from <email>, <iban>, <phone>",
        TextExcerpt.of("from ann@example.org, DE89 3704 0044 0532 0130 00, +49 30 1234567")
            .shown());
  }

  @Test
  void ofALongTextBeginningAndEndAreShown() {
    for (int middle : new int[] {700, 7000, 700_000}) {
      String text = "begin" + "x".repeat(295) + "y".repeat(middle) + "z".repeat(297) + "end";

      TextExcerpt excerpt = TextExcerpt.of(text);

      assertEquals(600 + middle, excerpt.characters());
      assertEquals("begin" + "x".repeat(295) + " … " + "z".repeat(297) + "end", excerpt.shown());
    }
  }

  @Test
  void anAddressAtACutIsMasked() {
    for (int before = 280; before <= 300; before++) {
      String begins = "x".repeat(before) + " ann@example.org " + "y".repeat(9000);
      String ends = "y".repeat(9000) + " ann@example.org " + "x".repeat(before);

      assertFalse(TextExcerpt.of(begins).shown().contains("ann"), "before " + before);
      assertFalse(TextExcerpt.of(ends).shown().contains("example"), "before " + before);
    }
  }

  @Test
  void noCharacterIsCutInTwo() {
    String shown = TextExcerpt.of("a" + "😀".repeat(1000)).shown();

    assertTrue(shown.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), shown);
    assertTrue(shown.startsWith("a😀"), shown);
  }
}
