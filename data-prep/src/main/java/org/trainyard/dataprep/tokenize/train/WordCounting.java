package org.trainyard.dataprep.tokenize.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Counts words on Spark. Executors hold a bounded table each and leave the rest to the shuffle,
 * which spills to disk; the driver gets the most frequent words alone.
 */
final class WordCounting {
  private WordCounting() {}

  /**
   * Counts the words of all texts.
   *
   * @param most distinct words to return: the most frequent ones, of equally frequent ones those
   *     that come first in the order of their UTF-16 units
   */
  static CountedWords count(JavaRDD<String> texts, WordSplitter splitter, int most) {
    JavaPairRDD<String, Long> counted =
        texts
            .mapPartitionsToPair(
                part -> new PartitionCounts(part, splitter, PartitionCounts.MOST_WORDS))
            .reduceByKey(Long::sum)
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      // How many words occur how often: few numbers, whatever the corpus.
      Map<Long, Long> wordsByCount = new TreeMap<>(Comparator.reverseOrder());
      wordsByCount.putAll(counted.values().countByValue());
      return new CountedWords(mostFrequent(counted, wordsByCount, most), total(wordsByCount));
    } finally {
      counted.unpersist(false);
    }
  }

  private static long total(Map<Long, Long> wordsByCount) {
    return wordsByCount.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
  }

  private static List<CountedWords.Count> mostFrequent(
      JavaPairRDD<String, Long> counted, Map<Long, Long> wordsByCount, int most) {
    long kept = 0;
    long least = 1;
    for (Map.Entry<Long, Long> each : wordsByCount.entrySet()) {
      if (kept + each.getValue() > most) {
        least = each.getKey() + 1;
        break;
      }
      kept += each.getValue();
    }
    long bound = least;
    List<CountedWords.Count> words = new ArrayList<>();
    for (Tuple2<String, Long> each : counted.filter(word -> word._2() >= bound).collect()) {
      words.add(new CountedWords.Count(each._1(), each._2()));
    }
    int left = Math.toIntExact(most - kept);
    if (bound > 1 && left > 0) {
      long next = bound - 1;
      for (String word : counted.filter(each -> each._2() == next).keys().takeOrdered(left)) {
        words.add(new CountedWords.Count(word, next));
      }
    }
    return words;
  }
}
