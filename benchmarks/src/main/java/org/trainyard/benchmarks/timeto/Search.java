package org.trainyard.benchmarks.timeto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Looks for the shortest training that reaches an accuracy: doubles the length until one does, then
 * halves what lies between it and the longest that does not, down to a fifth of it. So nobody is
 * charged much more than it needs.
 *
 * @param accuracy the accuracy to reach
 * @param train trains from the beginning for a length; nothing if the time limit ended it
 */
record Search(double accuracy, IntFunction<Optional<Attempt>> train) {
  private static final int FINENESS = 5;
  private static final int LONGEST = 1 << 16;

  /**
   * What was tried.
   *
   * @param attempts the trainings that came to their end, in order
   * @param reached the shortest of them that reached the accuracy
   */
  record Outcome(List<Attempt> attempts, Optional<Attempt> reached) {
    Outcome {
      attempts = List.copyOf(attempts);
    }
  }

  /** Searches from a length on. */
  Outcome from(int first) {
    List<Attempt> attempts = new ArrayList<>();
    Optional<Attempt> reached = Optional.empty();
    int tooShort = 0;
    int length = first;
    while (length <= LONGEST) {
      Optional<Attempt> attempt = train.apply(length);
      attempt.ifPresent(attempts::add);
      if (attempt.isEmpty() && reached.isEmpty()) {
        break; // A longer one would not come to its end either.
      }
      if (attempt.filter(this::reaches).isPresent()) {
        reached = attempt;
      } else {
        tooShort = length;
      }
      int shortest = reached.map(Attempt::length).orElse(0);
      int gap = shortest - tooShort;
      if (reached.isPresent() && (tooShort == 0 || gap <= Math.max(1, shortest / FINENESS))) {
        break;
      }
      length = reached.isPresent() ? tooShort + gap / 2 : 2 * length;
    }
    return new Outcome(attempts, reached);
  }

  private boolean reaches(Attempt attempt) {
    return attempt.accuracy() >= accuracy;
  }
}
