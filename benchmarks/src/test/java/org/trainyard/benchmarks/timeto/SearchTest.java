package org.trainyard.benchmarks.timeto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTest {
  @Test
  void lengthsAreDoubledAndThenNarrowedToAFifth() {
    Search.Outcome outcome = reaching(160).from(25);

    assertEquals(List.of(25, 50, 100, 200, 150, 175), lengths(outcome));
    assertEquals(175, outcome.reached().orElseThrow().length());
  }

  @Test
  void theFirstLengthIsNotShortened() {
    Search.Outcome outcome = reaching(20).from(25);

    assertEquals(List.of(25), lengths(outcome));
    assertEquals(25, outcome.reached().orElseThrow().length());
  }

  @Test
  void epochsAreNarrowedToOne() {
    assertEquals(List.of(1, 2, 4, 3), lengths(reaching(3).from(1)));
    assertEquals(List.of(1, 2, 4, 8, 6, 5), lengths(reaching(5).from(1)));
  }

  @Test
  void whoIsEndedByTheLimitHasNotReachedIt() {
    Search search = new Search(0.9, length -> attempt(length, 0.5).filter(a -> length < 100));

    Search.Outcome outcome = search.from(25);

    assertEquals(List.of(25, 50), lengths(outcome));
    assertTrue(outcome.reached().isEmpty(), "nothing reached it");
  }

  private static Search reaching(int length) {
    return new Search(0.9, each -> attempt(each, each >= length ? 0.9 : 0.89));
  }

  private static List<Integer> lengths(Search.Outcome outcome) {
    return outcome.attempts().stream().map(Attempt::length).toList();
  }

  private static Optional<Attempt> attempt(int length, double accuracy) {
    return Optional.of(new Attempt(length, length, accuracy));
  }
}
