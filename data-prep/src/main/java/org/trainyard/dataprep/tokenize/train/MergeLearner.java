package org.trainyard.dataprep.tokenize.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BinaryOperator;

/**
 * Byte pair encoding (Sennrich, Haddow and Birch 2016): the two tokens that stand side by side most
 * often become one, again and again. Of equally frequent pairs that with the lowest ids is taken,
 * so the result depends on the words and their counts alone, not on their order.
 *
 * <p>Counts are kept up to date: a merge touches only the words that hold the pair. The queue is
 * put right when a pair comes up whose count has changed since. Time is proportional to the length
 * of all distinct words, but for a logarithm; memory too.
 */
final class MergeLearner {
  private final Vocabulary vocabulary;
  private final BinaryOperator<String> joined;
  private final int[][] words;
  private final int[] lengths;
  private final long[] counts;
  private final PairTable pairs = new PairTable();
  private final PriorityQueue<Pair.Candidate> queue = new PriorityQueue<>();

  /**
   * Makes a learner.
   *
   * @param vocabulary has all the words' tokens, and gets those that are learned
   * @param words distinct words as ids, {@code [word][token]}; changed by learning
   * @param counts how often each word occurs
   * @param joined how one token is written that was two
   */
  MergeLearner(Vocabulary vocabulary, int[][] words, long[] counts, BinaryOperator<String> joined) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.counts = counts;
    this.joined = joined;
    this.lengths = new int[words.length];
    for (int word = 0; word < words.length; word++) {
      lengths[word] = words[word].length;
      for (int at = 0; at + 1 < lengths[word]; at++) {
        Pair pair = pairs.at(words[word][at], words[word][at + 1]);
        pair.add(counts[word]);
        pair.addWord(word);
      }
    }
    pairs.pairs().forEach(pair -> queue.add(pair.candidate()));
  }

  /**
   * Learns until the vocabulary has the given size, or no pair is as frequent as asked for.
   *
   * @return the merges, first to last
   */
  List<Merge> learn(int size, long minFrequency) {
    List<Merge> merges = new ArrayList<>();
    while (vocabulary.size() < size) {
      Optional<Pair> best = best();
      if (best.isEmpty() || best.get().count() < minFrequency) {
        break;
      }
      merges.add(merge(best.get()));
    }
    return merges;
  }

  private Optional<Pair> best() {
    while (true) {
      Pair.Candidate top = queue.poll();
      if (top == null) {
        return Optional.empty();
      }
      Pair pair = top.pair();
      if (top.count() == pair.count() && pair.count() > 0) {
        return Optional.of(pair);
      }
      if (top.count() > pair.count() && pair.count() > 0) {
        queue.add(pair.candidate());
      }
    }
  }

  private Merge merge(Pair pair) {
    Merge merge =
        new Merge(vocabulary.token(pair.left()), vocabulary.token(pair.right()), pair.count());
    int merged = vocabulary.add(joined.apply(merge.left(), merge.right()));
    List<Pair> touched = new ArrayList<>();
    for (int word : pair.takeWords()) {
      rewrite(word, pair, merged, touched);
    }
    for (Pair each : touched) {
      if (each.count() > each.queued()) {
        queue.add(each.candidate());
      }
    }
    return merge;
  }

  private void rewrite(int word, Pair pair, int merged, List<Pair> touched) {
    int[] tokens = words[word];
    int first = indexOf(tokens, lengths[word], pair);
    if (first < 0) {
      return;
    }
    int from = Math.max(0, first - 1);
    for (int at = from; at + 1 < lengths[word]; at++) {
      pairs.at(tokens[at], tokens[at + 1]).add(-counts[word]);
    }
    lengths[word] = replace(tokens, first, lengths[word], pair, merged);
    for (int at = from; at + 1 < lengths[word]; at++) {
      Pair now = pairs.at(tokens[at], tokens[at + 1]);
      now.add(counts[word]);
      if (tokens[at] == merged || tokens[at + 1] == merged) {
        now.addWord(word);
        touched.add(now);
      }
    }
  }

  private static int indexOf(int[] tokens, int length, Pair pair) {
    for (int at = 0; at + 1 < length; at++) {
      if (tokens[at] == pair.left() && tokens[at + 1] == pair.right()) {
        return at;
      }
    }
    return -1;
  }

  private static int replace(int[] tokens, int first, int length, Pair pair, int merged) {
    int to = first;
    int from = first;
    while (from < length) {
      boolean found =
          from + 1 < length && tokens[from] == pair.left() && tokens[from + 1] == pair.right();
      tokens[to] = found ? merged : tokens[from];
      to++;
      from += found ? 2 : 1;
    }
    return to;
  }
}
