package org.trainyard.dataprep.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.trainyard.common.job.UsageException;
import org.trainyard.dataprep.clean.rule.StopWords;

/**
 * The lists of stop words that Spark's MLlib holds as resources, those of its {@code
 * StopWordsRemover}; no class of Spark is needed to read them.
 */
final class StopWordLists {
  /** The languages that there are lists for. */
  static final List<String> LANGUAGES =
      List.of(
          "danish",
          "dutch",
          "english",
          "finnish",
          "french",
          "german",
          "hungarian",
          "italian",
          "norwegian",
          "portuguese",
          "russian",
          "spanish",
          "swedish",
          "turkish");

  private static final String FOLDER = "/org/apache/spark/ml/feature/stopwords/";

  private StopWordLists() {}

  static boolean isPresent(String language) {
    return StopWordLists.class.getResource(FOLDER + language + ".txt") != null;
  }

  static StopWords of(List<String> languages) {
    Set<String> words = new TreeSet<>();
    for (String language : languages) {
      try (InputStream list = StopWordLists.class.getResourceAsStream(FOLDER + language + ".txt")) {
        if (list == null) {
          throw new UsageException(
              "no list of stop words for "
                  + language
                  + " on the class path; add spark-mllib to Spark's jars");
        }
        new String(list.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> !line.isEmpty())
            .forEach(words::add);
      } catch (IOException e) {
        throw new UncheckedIOException("stop words for " + language + " cannot be read", e);
      }
    }
    return new StopWords(languages, words);
  }
}
