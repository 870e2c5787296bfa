package org.trainyard.dataprep.tokenize.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.dataprep.tokenize.TokenizerSettings;
import org.trainyard.dataprep.tokenize.TokenizerType;
import org.trainyard.dataprep.tokenize.Training;
import org.trainyard.dataprep.tokenize.encode.EncodedText;
import org.trainyard.dataprep.tokenize.encode.TokenEncoder;

class TokenizerTrainerIT {
  private static final BertWords WORDS = new BertWords(BertWords.LetterCase.LOWER);

  private static SparkSession spark;

  @BeforeAll
  static void open() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(TokenizerType.class)
  void theFileDoesNotDependOnHowTextsArePartitioned(TokenizerType type) {
    List<String> texts = texts(3000);
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(7));

    String one = train(texts, 1, type);
    String many = train(shuffled, 13, type);

    assertEquals(one, many);
    try (TokenEncoder encoder =
        TokenEncoder.load(one.getBytes(StandardCharsets.UTF_8), 512, KeptTokens.HEAD)) {
      assertTrue(encoder.vocabularySize() > 600, "learned " + encoder.vocabularySize());
      for (String text : texts.subList(0, 200)) {
        EncodedText encoded = encoder.encode(text);
        assertEquals(0, encoded.unknown(), text);
        if (type == TokenizerType.BPE) {
          assertEquals(text, encoder.decode(encoded.ids()));
        }
      }
    }
  }

  @Test
  void theMostFrequentWordsAreKept() {
    List<String> texts = texts(500);
    Map<String, Long> all =
        Counted.of(texts, WORDS).words().stream()
            .collect(Collectors.toMap(CountedWords.Count::word, CountedWords.Count::occurrences));

    for (int most : new int[] {1, 7, 100, all.size() - 1, all.size(), all.size() + 1}) {
      CountedWords counted =
          WordCounting.count(
              JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(texts, 3),
              WORDS,
              most);

      assertEquals(
          all.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(most)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
          counted.words().stream()
              .collect(Collectors.toMap(CountedWords.Count::word, CountedWords.Count::occurrences)),
          "most " + most);
      assertEquals(all.values().stream().mapToLong(count -> count).sum(), counted.occurrences());
      assertEquals(most >= all.size(), counted.leftOut() == 0, "left out " + counted.leftOut());
    }
  }

  private static String train(List<String> texts, int partitions, TokenizerType type) {
    return TokenizerTrainer.train(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(texts, partitions),
        new TokenizerSettings(
            Optional.empty(),
            Optional.of(new Training(type, 800, 1, type == TokenizerType.WORDPIECE)),
            512,
            KeptTokens.HEAD));
  }

  /** Invented words of invented syllables, the short ones more frequent. */
  private static List<String> texts(int number) {
    Random random = new Random(11);
    String[] syllables = "ka lo mi né tu ra shi zo per 中 ß 😀 !".split(" ", -1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder text = new StringBuilder();
      for (int words = 1 + random.nextInt(12); words > 0; words--) {
        for (int length = 1 + Math.min(random.nextInt(4), random.nextInt(4));
            length > 0;
            length--) {
          text.append(syllables[random.nextInt(1 + random.nextInt(syllables.length))]);
        }
        text.append(words > 1 ? " " : ".");
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
