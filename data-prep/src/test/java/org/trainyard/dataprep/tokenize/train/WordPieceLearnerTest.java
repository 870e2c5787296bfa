package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;

class WordPieceLearnerTest {
  private static final Map<String, Long> HUGS =
      Map.of("hug", 10L, "pug", 5L, "pun", 12L, "bun", 4L, "hugs", 5L);

  /**
   * By hand: ##u ##g 20, p ##u 17, ##u ##n 16, h ##u 15; so ##ug 20; then ##un 16, h ##ug 15, p
   * ##un 12; then hug ##s and p ##ug 5 both, of which p has the lower id; then b ##un 4.
   */
  @Test
  void aTinyCorpusIsLearnedByFrequency() {
    assertEquals(
        List.of(
            ("[PAD] [UNK] [CLS] [SEP] [MASK] b g h n p s u ##g ##n ##s ##u"
                    + " ##ug ##un hug pun pug hugs bun")
                .split(" ")),
        vocabulary(HUGS, 40, 1));
  }

  @Test
  void whatIsTooRareIsNotLearned() {
    List<String> vocabulary = vocabulary(HUGS, 40, 5);

    assertEquals("hugs", vocabulary.get(vocabulary.size() - 1), "seen 5 times");
    assertFalse(vocabulary.contains("bun"), "seen 4 times: " + vocabulary);
  }

  @Test
  void wordsWithRareCharactersAreLeftOut() {
    List<String> vocabulary = vocabulary(Map.of("ab", 9L, "abé", 1L), 40, 2);

    assertEquals(List.of("a", "b", "##b", "ab"), vocabulary.subList(5, vocabulary.size()));
  }

  @Test
  void theAlphabetIsAtMostAQuarterOfTheVocabulary() {
    Map<String, Long> words = Map.of("a", 3L, "b", 3L, "c", 9L, "d", 1L, "z", 3L);

    List<String> vocabulary = vocabulary(words, 12, 1);

    assertEquals(
        List.of("a", "b", "c"),
        vocabulary.subList(5, vocabulary.size()),
        "the most frequent one, then those with the lowest code points");
  }

  private static List<String> vocabulary(Map<String, Long> words, int size, int minFrequency) {
    return WordPieceLearner.vocabulary(
            Counted.of(words), new Training(TokenizerType.WORDPIECE, size, minFrequency, true))
        .tokens();
  }
}
