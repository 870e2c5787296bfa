package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MergeLearnerTest {
  /** The dictionary of Sennrich et al. 2016, algorithm 1; "·" ends a word. */
  private static final Map<String, Long> SENNRICH =
      Map.of("low·", 5L, "lower·", 2L, "newest·", 6L, "widest·", 3L);

  @Test
  void theDictionaryOfThePaperIsMergedAsThere() {
    List<Merge> merges = learn(SENNRICH, 1, 10);

    assertEquals(
        List.of(9L, 9L, 9L, 7L, 7L, 6L, 6L, 6L, 5L, 3L),
        merges.stream().map(Merge::count).toList());
    assertEquals("est·", made(merges, 3), "what the three pairs seen 9 times become");
    assertEquals("low", made(merges, 5), "after the two seen 7 times");
    assertEquals("newest·", made(merges, 8), "after the three seen 6 times");
    assertEquals("low·", made(merges, 9), "seen 5 times");
  }

  /** An example that Hugging Face's course works by hand; no two counts are equal. */
  @Test
  void theMostFrequentPairIsMergedFirst() {
    Map<String, Long> words = Map.of("hug", 10L, "pug", 5L, "pun", 12L, "bun", 4L, "hugs", 5L);

    assertEquals(
        List.of(new Merge("u", "g", 20), new Merge("u", "n", 16), new Merge("h", "ug", 15)),
        learn(words, 1, 3));
  }

  /** Counts and result stand in a test of Hugging Face's trainer. */
  @Test
  void pairsThatAreTooRareAreLeft() {
    Map<String, Long> words = new HashMap<>();
    for (String once : "roses red voilets blue BERT big and so GPT-2".split(" ", -1)) {
      words.put(once, 1L);
    }
    words.put("are", 2L);
    words.put("is", 2L);

    assertEquals(
        List.of(new Merge("r", "e", 3), new Merge("a", "re", 2), new Merge("i", "s", 2)),
        learn(words, 2, 1000));
  }

  @Test
  void repeatedCharactersAreMergedFromTheLeft() {
    assertEquals(
        List.of(new Merge("a", "a", 12), new Merge("aa", "a", 3)),
        learn(Map.of("aaaaa", 3L), 3, 2));
    assertEquals(
        List.of(new Merge("a", "a", 9), new Merge("aa", "aa", 3)), learn(Map.of("aaaa", 3L), 3, 2));
  }

  @Test
  void theVocabularyDoesNotOutgrowItsSize() {
    Vocabulary vocabulary = Vocabulary.of(List.of("x", "a", "b"));

    new MergeLearner(vocabulary, new int[][] {{1, 2, 1, 2}}, new long[] {5}, String::concat)
        .learn(4, 1);

    assertEquals(List.of("x", "a", "b", "ab"), vocabulary.tokens());
  }

  @Test
  void theOrderOfTheWordsDoesNotMatter() {
    Random random = new Random(5);
    List<Map.Entry<String, Long>> words = new ArrayList<>(words(random, 400).entrySet());
    List<Merge> merges = learn(words, 1, 500);

    for (int i = 0; i < 5; i++) {
      Collections.shuffle(words, random);

      assertEquals(merges, learn(words, 1, 500));
    }
    assertTrue(merges.size() > 200, merges.size() + " merges");
  }

  @Test
  void itLearnsWhatCountingAnewAfterEachMergeLearns() {
    for (int seed = 0; seed < 60; seed++) {
      Map<String, Long> words = words(new Random(seed), 40);

      assertEquals(slowly(words, 1, 60), learn(words, 1, 60), "seed " + seed + ": " + words);
    }
  }

  private static String made(List<Merge> merges, int number) {
    Merge merge = merges.get(number - 1);
    return merge.left() + merge.right();
  }

  private static Map<String, Long> words(Random random, int number) {
    Map<String, Long> words = new LinkedHashMap<>();
    for (int i = 0; i < number; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 1 + random.nextInt(9); length > 0; length--) {
        word.append((char) ('a' + Math.min(random.nextInt(5), random.nextInt(5))));
      }
      words.put(word.toString(), 1L + random.nextInt(20));
    }
    return words;
  }

  private static List<Merge> learn(Map<String, Long> words, long minFrequency, int merges) {
    return learn(List.copyOf(words.entrySet()), minFrequency, merges);
  }

  private static List<Merge> learn(
      List<Map.Entry<String, Long>> counted, long minFrequency, int merges) {
    Vocabulary vocabulary = alphabet(counted.stream().map(Map.Entry::getKey).toList());
    int[][] words = new int[counted.size()][];
    long[] counts = new long[words.length];
    for (int word = 0; word < words.length; word++) {
      words[word] = ids(counted.get(word).getKey(), vocabulary);
      counts[word] = counted.get(word).getValue();
    }
    return new MergeLearner(vocabulary, words, counts, String::concat)
        .learn(vocabulary.size() + merges, minFrequency);
  }

  private static Vocabulary alphabet(List<String> words) {
    TreeSet<String> characters = new TreeSet<>();
    words.forEach(word -> characters.addAll(Arrays.asList(word.split(""))));
    return Vocabulary.of(List.copyOf(characters));
  }

  private static int[] ids(String word, Vocabulary vocabulary) {
    return Arrays.stream(word.split("")).mapToInt(vocabulary::id).toArray();
  }

  /** The definition, word by word: counts all pairs before each merge. */
  private static List<Merge> slowly(Map<String, Long> counted, long minFrequency, int merges) {
    Vocabulary vocabulary = alphabet(List.copyOf(counted.keySet()));
    int size = vocabulary.size() + merges;
    Map<List<Integer>, Long> words = new HashMap<>();
    counted.forEach(
        (word, count) ->
            words.merge(Arrays.stream(ids(word, vocabulary)).boxed().toList(), count, Long::sum));
    List<Merge> learned = new ArrayList<>();
    while (vocabulary.size() < size) {
      List<Integer> best = List.of();
      long most = 0;
      for (Map.Entry<List<Integer>, Long> each : pairs(words).entrySet()) {
        if (each.getValue() > most || (each.getValue() == most && isLower(each.getKey(), best))) {
          best = each.getKey();
          most = each.getValue();
        }
      }
      if (most < minFrequency) {
        break;
      }
      String left = vocabulary.token(best.get(0));
      String right = vocabulary.token(best.get(1));
      learned.add(new Merge(left, right, most));
      replace(words, best, vocabulary.add(left + right));
    }
    return learned;
  }

  private static boolean isLower(List<Integer> pair, List<Integer> than) {
    int byLeft = pair.get(0).compareTo(than.get(0));
    return byLeft < 0 || (byLeft == 0 && pair.get(1) < than.get(1));
  }

  private static Map<List<Integer>, Long> pairs(Map<List<Integer>, Long> words) {
    Map<List<Integer>, Long> pairs = new HashMap<>();
    words.forEach(
        (word, count) -> {
          for (int at = 0; at + 1 < word.size(); at++) {
            pairs.merge(List.of(word.get(at), word.get(at + 1)), count, Long::sum);
          }
        });
    return pairs;
  }

  private static void replace(Map<List<Integer>, Long> words, List<Integer> pair, int merged) {
    Map<List<Integer>, Long> replaced = new HashMap<>();
    words.forEach(
        (word, count) -> {
          List<Integer> now = new ArrayList<>();
          for (int at = 0; at < word.size(); at++) {
            if (at + 1 < word.size() && word.subList(at, at + 2).equals(pair)) {
              now.add(merged);
              at++;
            } else {
              now.add(word.get(at));
            }
          }
          replaced.merge(now, count, Long::sum);
        });
    words.clear();
    words.putAll(replaced);
  }
}
