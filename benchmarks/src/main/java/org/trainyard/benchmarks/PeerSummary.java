package org.trainyard.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import org.trainyard.benchmarks.peer.Measurement;

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
    double[] rates =
        repetitions.stream().mapToDouble(Measurement::examplesPerSecond).sorted().toArray();
    double[] accuracies =
        repetitions.stream().mapToDouble(Measurement::accuracy).sorted().toArray();
    if (rates.length == 0) {
      throw new IllegalArgumentException(name + ": no measurement, so no median");
    }
    double rate = median(rates);
    return new PeerSummary(
        name,
        rate,
        rates[0],
        rates[rates.length - 1],
        median(accuracies),
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
    double[] shares =
        repetitions.stream()
            .flatMapToDouble(measurement -> measurement.syncShare().stream())
            .sorted()
            .toArray();
    return shares.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(shares));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
