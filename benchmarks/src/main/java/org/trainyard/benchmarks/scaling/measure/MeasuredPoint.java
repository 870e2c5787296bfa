package org.trainyard.benchmarks.scaling.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured at a point.
 *
 * @param point the point
 * @param parameters of its network
 * @param stateBytes bytes of parameters and moments
 * @param rounds the rounds, warm
 * @param load runnable threads of the machine, the mean of the minute before the end
 */
record MeasuredPoint(
    Point point, long parameters, long stateBytes, List<MeasuredRound> rounds, double load) {
  MeasuredPoint {
    rounds = List.copyOf(rounds);
  }

  double median(ToDoubleFunction<MeasuredRound> figure) {
    return MeasuredRound.median(rounds, figure);
  }

  /** Wall time of a round: the median; the mean where rounds are meant to differ. */
  double seconds() {
    return point.workerSigma() > 0
        ? rounds.stream().mapToDouble(MeasuredRound::total).average().orElseThrow()
        : median(MeasuredRound::total);
  }

  /** Wall time of a round besides the sleep. */
  double overhead() {
    return median(round -> round.total() - round.sleep());
  }

  double gigabytes() {
    return stateBytes / 1e9;
  }

  /** Of a round's wall time, the distance from the least to the greatest. */
  double spread() {
    double least = rounds.stream().mapToDouble(MeasuredRound::total).min().orElse(0);
    double most = rounds.stream().mapToDouble(MeasuredRound::total).max().orElse(0);
    return (most - least) / seconds();
  }
}
