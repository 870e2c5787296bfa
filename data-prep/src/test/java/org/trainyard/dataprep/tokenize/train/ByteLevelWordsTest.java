package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ByteLevelWordsTest {
  /** The expression that GPT-2 was published with. */
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final String[] ATOMS = {
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n",
    "\u00A0",
    "\u0085",
    "\u2003",
    "'s",
    "'S",
    "'ll",
    "'",
    "'",
    "l",
    "é",
    "e\u0301",
    "ß",
    "1",
    "²",
    "Ⅷ",
    "٣",
    "!",
    "-",
    "。",
    "中",
    "の",
    "😀",
    "👩\u200D💻",
    "\u0000",
    "\u200B",
    "\uFEFF",
    "\uFFFD",
    "don't"
  };

  @Test
  void blanksGoWithTheWordBehindThem() {
    assertEquals(
        List.of("Hello", " my", " friend", ",", " it", "'s", "      ", " 12", "%", "\n\n"),
        words("Hello my friend, it's       12%\n\n"));
    assertEquals(List.of("a", "\n", "\n", "b"), words("a\n\nb"));
  }

  @Test
  void itSplitsAsThePublishedExpressionDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int atoms = random.nextInt(8); atoms >= 0; atoms--) {
        text.append(ATOMS[random.nextInt(ATOMS.length)]);
      }

      assertEquals(published(text.toString()), words(text.toString()), text.toString());
    }
  }

  @Test
  void longRunsAreLeftOut() {
    assertEquals(List.of("a", " b"), words("a " + "x".repeat(256) + " b"));
    assertEquals(3, words("a " + "x".repeat(255) + " b").size(), "255 and a blank");
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    new ByteLevelWords().split(text, words::add);
    return words;
  }

  private static List<String> published(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = PUBLISHED.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
