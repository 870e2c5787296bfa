package org.trainyard.dataprep.clean.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trainyard.dataprep.clean.rule.LengthBound.Measure;
import org.trainyard.dataprep.clean.rule.LengthBound.Side;

/** Known answers of the rules about words and lengths. */
class WordRulesTest {
  private static final StopWords STOP_WORDS =
      new StopWords(List.of("english"), Set.of("the", "is", "this", "it", "isn't", "a"));

  @Test
  void addressesAreReplacedWithoutThePunctuationBehind() {
    Urls rule = new Urls("<url>");

    assertEquals("see (<url>).", Applied.text(rule, "see (http://a.org/b_(c)?d=1)."));
    assertEquals("<url>, <url>! <url>", Applied.text(rule, "www.a.org, HTTPS://b.org/! ftp://c"));
    assertEquals("[<url>] \"<url>\"", Applied.text(rule, "[http://a.org] \"http://b.org/x[1]\""));
    assertEquals("<url>", Applied.text(rule, "http://a.org/b_(c)"), "a bracket opened in it");
    assertEquals("<<url>>", Applied.text(rule, "<http://a.org>"));
  }

  @Test
  void whatIsNoAddressStays() {
    String text = "xhttp://a example.org http://... www. awww.b";

    assertEquals(text, Applied.text(new Urls("<url>"), text));
  }

  @Test
  void addressesAreRemoved() {
    assertEquals("go to  now", Applied.text(new Urls(""), "go to https://a.org/b?c#d now"));
  }

  @Test
  void aReplacementIsNoAddress() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> new Urls("http://x.org"));

    assertEquals("the replacement is an address: http://x.org", failure.getMessage());
  }

  @Test
  void stopWordsGoWithOneBlank() {
    assertEquals("end, ?", Applied.text(STOP_WORDS, "This is the end, isn't it?"));
    assertEquals("cat\nsat", Applied.text(STOP_WORDS, "The cat\nis sat"));
    assertEquals("x- end", Applied.text(STOP_WORDS, "x-the end"), "no blank before, none goes");
    assertEquals("'' isn’", Applied.text(STOP_WORDS, "'the' isn’"));
  }

  @Test
  void onlyWholeWordsGo() {
    for (String text : new String[] {"theatre", "the's", "thé", "a\u0301", "it2"}) {
      assertEquals(text, Applied.text(STOP_WORDS, text));
    }
    assertEquals("", Applied.text(STOP_WORDS, "Isn’t"), "either apostrophe");
  }

  @Test
  void charactersAreCodePoints() {
    LengthBound least = new LengthBound(Measure.CHARACTERS, Side.LEAST, 3);

    assertEquals("a😀b", Applied.text(least, "a😀b"));
    assertEquals("fewer than 3 characters", Applied.reason(least, "a😀"));
    assertEquals(
        "more than 3 characters",
        Applied.reason(new LengthBound(Measure.CHARACTERS, Side.MOST, 3), "a😀bc"));
  }

  @Test
  void wordsHaveWhiteSpaceBetweenThem() {
    LengthBound least = new LengthBound(Measure.WORDS, Side.LEAST, 3);
    LengthBound most = new LengthBound(Measure.WORDS, Side.MOST, 3);

    assertEquals(" one, two\u00A0three\n", Applied.text(least, " one, two\u00A0three\n"));
    assertEquals("fewer than 3 words", Applied.reason(least, "so  good"));
    assertEquals("one two three", Applied.text(most, "one two three"));
    assertEquals("more than 3 words", Applied.reason(most, "1 2 3 4"));
  }

  @Test
  void lettersAreAShareOfWhatIsSeen() {
    assertEquals(
        "less than a share of 0.5 letters", Applied.reason(new MinLetters(0.5), "+++ 42 ok"));
    assertEquals("1 a \n\n", Applied.text(new MinLetters(0.5), "1 a \n\n"));
    assertEquals("हिन्दी", Applied.text(new MinLetters(1), "हिन्दी"), "marks count as letters");
    assertEquals("less than a share of 0.1 letters", Applied.reason(new MinLetters(0.1), " "));
  }
}
