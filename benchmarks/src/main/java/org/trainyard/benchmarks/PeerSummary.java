package org.trainyard.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import org.trainyard.benchmarks.peer.Measurement;
import org.trainyard.benchmarks.result.Spread;

/**
 * All repetitions of one peer.
 *
 * @param name the peer
 * @param examplesPerSecond median over the repetitions
 * @param min slowest repetition
 * @param max fastest repetition
 * @param accuracy median over the repetitions, 0 to 1
 * @param peakMemoryBytes largest over the repetitions
 * @param syncShare median over the repetitions, 0 to 1; absent for peers that do not tell
 * @param repetitions the measurements, in the order in which they were taken
 */
record PeerSummary(
    String name,
    double examplesPerSecond,
    double min,
    double max,
    double accuracy,
    long peakMemoryBytes,
    OptionalDouble syncShare,
    List<Measurement> repetitions) {

  PeerSummary {
    repetitions = List.copyOf(repetitions);
  }

  /**
   * Summarises measurements.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PeerSummary of(String name, List<Measurement> repetitions) {
    if (repetitions.isEmpty()) {
      throw new IllegalArgumentException(name + ": no measurement, so no median");
    }
    Spread rates = Spread.of(repetitions, Measurement::examplesPerSecond);
    return new PeerSummary(
        name,
        rates.median(),
        rates.least(),
        rates.greatest(),
        Spread.of(repetitions, Measurement::accuracy).median(),
        repetitions.stream().mapToLong(Measurement::peakMemoryBytes).max().orElse(0),
        syncShare(repetitions),
        repetitions);
  }

  /** How far the repetitions are apart, as a share of their median. */
  double noise() {
    return (max - min) / examplesPerSecond;
  }

  /** How many times as fast as the other this peer is, by the medians. */
  double ratioTo(PeerSummary other) {
    return examplesPerSecond / other.examplesPerSecond();
  }

  private static OptionalDouble syncShare(List<Measurement> repetitions) {
    List<Double> shares =
        repetitions.stream()
            .flatMap(measurement -> measurement.syncShare().stream().boxed())
            .toList();
    return shares.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Spread.of(shares, Double::doubleValue).median());
  }
}
