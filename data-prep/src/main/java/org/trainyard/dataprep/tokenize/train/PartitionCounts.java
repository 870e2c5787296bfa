package org.trainyard.dataprep.tokenize.train;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.trainyard.dataprep.tokenize.LongText;
import scala.Tuple2;

/**
 * Counts the words of one partition in memory for a bounded number of distinct words: when there
 * are more, what was counted so far is given out, and counting starts again. A word may so come
 * more than once; its counts are to be added.
 */
final class PartitionCounts implements Iterator<Tuple2<String, Long>> {
  /** Some 30 MB. */
  static final int MOST_WORDS = 1 << 18;

  private final Iterator<String> texts;
  private final WordSplitter splitter;
  private final int most;
  private Iterator<String> pieces = Collections.emptyIterator();
  private Iterator<Map.Entry<String, long[]>> counted = Collections.emptyIterator();

  PartitionCounts(Iterator<String> texts, WordSplitter splitter, int most) {
    this.texts = texts;
    this.splitter = splitter;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    while (!counted.hasNext() && (pieces.hasNext() || texts.hasNext())) {
      counted = count().entrySet().iterator();
    }
    return counted.hasNext();
  }

  @Override
  public Tuple2<String, Long> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the partition has no more words");
    }
    Map.Entry<String, long[]> next = counted.next();
    return new Tuple2<>(next.getKey(), next.getValue()[0]);
  }

  private Map<String, long[]> count() {
    Map<String, long[]> counts = new HashMap<>();
    while (counts.size() < most && (pieces.hasNext() || texts.hasNext())) {
      if (pieces.hasNext()) {
        splitter.split(
            pieces.next(), word -> counts.computeIfAbsent(word, first -> new long[1])[0]++);
      } else {
        pieces = LongText.pieces(texts.next());
      }
    }
    return counts;
  }
}
