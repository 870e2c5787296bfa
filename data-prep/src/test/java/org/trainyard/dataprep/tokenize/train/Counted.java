package org.trainyard.dataprep.tokenize.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counted words without Spark. */
final class Counted {
  private Counted() {}

  static CountedWords of(Map<String, Long> counts) {
    return new CountedWords(
        counts.entrySet().stream()
            .map(each -> new CountedWords.Count(each.getKey(), each.getValue()))
            .toList(),
        counts.values().stream().mapToLong(count -> count).sum());
  }

  static CountedWords of(List<String> texts, WordSplitter splitter) {
    Map<String, Long> counts = new TreeMap<>();
    texts.forEach(text -> splitter.split(text, word -> counts.merge(word, 1L, Long::sum)));
    return of(counts);
  }
}
