package org.trainyard.dataprep.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void aShortTextIsOnePieceAndAnEmptyOneNone() {
    assertEquals(List.of("one two"), pieces("one two", 7));
    assertEquals(List.of(), pieces("", 7));
  }

  @Test
  void aPieceEndsBeforeABlankBetweenWords() {
    assertEquals(List.of("one two", " three", " four"), pieces("one two three four", 8));
  }

  @Test
  void blanksInARowStayTogether() {
    assertEquals(List.of("a b", " c  d"), pieces("a b c  d", 6), "\"c  d\" has no single blank");
    assertEquals(List.of("a b", " c\n d"), pieces("a b c\n d", 6), "nor has this");
  }

  @Test
  void aWordThatIsTooLongIsCutBetweenCharacters() {
    assertEquals(List.of("aaa", "a😀", "a"), pieces("aaaa😀a", 3));
    assertEquals(List.of("aa", "😀a"), pieces("aa😀a", 3));
  }

  @Test
  void thePiecesTogetherAreTheText() {
    String text = "ab  c d\u00A0e \uD83D\uDE00 \n f g ".repeat(50);

    for (int most = 2; most < 40; most++) {
      List<String> pieces = pieces(text, most);

      assertEquals(text, String.join("", pieces));
      int longest = most;
      assertTrue(pieces.stream().allMatch(each -> each.length() <= longest), "most " + most);
    }
  }

  private static List<String> pieces(String text, int most) {
    List<String> pieces = new ArrayList<>();
    LongText.pieces(text, most).forEachRemaining(pieces::add);
    return pieces;
  }
}
