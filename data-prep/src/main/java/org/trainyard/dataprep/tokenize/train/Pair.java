package org.trainyard.dataprep.tokenize.train;

import java.util.Arrays;

/** Two tokens side by side: how often, and in which words. */
final class Pair {
  private static final int[] NONE = {};

  private final int left;
  private final int right;
  private long count;
  private long queued;
  private int[] words = NONE;
  private int size;

  Pair(int left, int right) {
    this.left = left;
    this.right = right;
  }

  int left() {
    return left;
  }

  int right() {
    return right;
  }

  long count() {
    return count;
  }

  void add(long change) {
    count += change;
  }

  /** Notes a word in which the pair stands; it may leave the word later without a note. */
  void addWord(int word) {
    if (size > 0 && words[size - 1] == word) {
      return;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, Math.max(4, size + (size >> 1)));
    }
    words[size] = word;
    size++;
  }

  /** The words that were noted, which are forgotten here. */
  int[] takeWords() {
    int[] taken = Arrays.copyOf(words, size);
    words = NONE;
    size = 0;
    return taken;
  }

  /** The greatest count with which the pair is a candidate. */
  long queued() {
    return queued;
  }

  /** The pair as a candidate by its count of now. */
  Candidate candidate() {
    queued = count;
    return new Candidate(count, this);
  }

  /** A pair with the count that it had: the most frequent comes first, then the lowest ids. */
  record Candidate(long count, Pair pair) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byCount = Long.compare(other.count, count);
      if (byCount != 0) {
        return byCount;
      }
      int byLeft = Integer.compare(pair.left, other.pair.left);
      return byLeft != 0 ? byLeft : Integer.compare(pair.right, other.pair.right);
    }
  }
}
