package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BertWordsTest {
  /** Cases that BERT's own tests have, and some more. */
  @Test
  void textIsNormalisedAndSplit() {
    assertEquals(
        List.of("hello", "!", "how", "are", "you", "?"), lower(" \tHeLLo!how  \n Are yoU?  "));
    assertEquals(List.of("hello"), lower("H\u00E9llo"));
    assertEquals(List.of("ah", "博", "推", "zz"), lower("ah\u535A\u63A8zz"));
    assertEquals(List.of("e", "-", "mail", "@", "x", ".", "y"), lower("e-mail@x.y"));
    assertEquals(List.of("ab"), lower("a\u0000\u200D\u0007\uFEFF\uFFFD\uE000b"), "removed");
    assertEquals(List.of("a", "b", "c"), lower("a\u00A0b\u3000c"), "white space");
    assertEquals(List.of("ひらかな"), lower("ひらがな"), "kana are no ideographs, but have marks");
    assertEquals(List.of("straße"), lower("STRAßE"));
    assertEquals(List.of("i"), lower("İ"));
    assertEquals(List.of("a", "$", "b", "€c"), lower("a$b €c"), "only ASCII's signs part words");
    assertEquals(List.of("😀😀"), lower("😀😀"));
    assertEquals(List.of("“", "a", "”", "—", "b"), lower("“a”—b"));
  }

  @Test
  void letterCaseMayBeKept() {
    List<String> words = new ArrayList<>();
    new BertWords(BertWords.LetterCase.KEPT).split("HeLLo Ñandú, 博!", words::add);

    assertEquals(List.of("HeLLo", "Ñandú", ",", "博", "!"), words);
  }

  @Test
  void wordsThatWouldBeUnknownAreLeftOut() {
    assertEquals(List.of("a", "b"), lower("a " + "x".repeat(101) + " b"));
    assertEquals(3, lower("a " + "x".repeat(100) + " b").size());
  }

  @Test
  void unpairedSurrogatesGo() {
    assertEquals(List.of("ab"), lower("a\uD83Db\uDE00"));
  }

  private static List<String> lower(String text) {
    List<String> words = new ArrayList<>();
    new BertWords(BertWords.LetterCase.LOWER).split(text, words::add);
    return words;
  }
}
