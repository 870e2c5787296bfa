package org.trainyard.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.peer.Measurement;

class PeerSummaryTest {
  @Test
  void theMiddleOfAnOddNumberIsTheMedian() {
    PeerSummary summary =
        PeerSummary.of(
            "a",
            List.of(
                new Measurement(300, 0.93, 10),
                new Measurement(100, 0.91, 30),
                new Measurement(120, 0.95, 20)));

    assertEquals(120, summary.examplesPerSecond());
    assertEquals(100, summary.min());
    assertEquals(300, summary.max());
    assertEquals(0.93, summary.accuracy());
    assertEquals(30, summary.peakMemoryBytes());
    assertEquals(200.0 / 120, summary.noise());
    assertEquals(300, summary.repetitions().get(0).examplesPerSecond(), "order is kept");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    PeerSummary summary =
        PeerSummary.of(
            "a",
            List.of(
                new Measurement(400, 0.9, 1),
                new Measurement(100, 0.9, 1),
                new Measurement(200, 0.9, 1),
                new Measurement(300, 0.9, 1)));

    assertEquals(250, summary.examplesPerSecond());
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    PeerSummary fast = PeerSummary.of("fast", List.of(new Measurement(600, 0.9, 1)));
    PeerSummary slow = PeerSummary.of("slow", List.of(new Measurement(150, 0.9, 1)));

    assertEquals(4, fast.ratioTo(slow));
  }

  @Test
  void noMeasurementIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> PeerSummary.of("a", List.of()));
  }
}
