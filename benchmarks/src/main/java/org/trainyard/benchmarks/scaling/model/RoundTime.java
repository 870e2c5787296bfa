package org.trainyard.benchmarks.scaling.model;

import java.util.List;

/**
 * Where the time of a round goes, in seconds; the parts add up to the round.
 *
 * @param launch until Spark has a job and its tasks have been handed out
 * @param broadcast until the state is where the workers are
 * @param training until the slowest worker has trained, its losses included
 * @param state on workers: to load the state, and to write it
 * @param combine from the slowest worker's end until the average is on the driver
 */
public record RoundTime(
    double launch, double broadcast, double training, double state, double combine) {

  /** The whole round. */
  public double total() {
    return launch + broadcast + training + state + combine;
  }

  /** The mean of rounds, part by part. */
  static RoundTime mean(List<RoundTime> rounds) {
    return new RoundTime(
        rounds.stream().mapToDouble(RoundTime::launch).average().orElseThrow(),
        rounds.stream().mapToDouble(RoundTime::broadcast).average().orElseThrow(),
        rounds.stream().mapToDouble(RoundTime::training).average().orElseThrow(),
        rounds.stream().mapToDouble(RoundTime::state).average().orElseThrow(),
        rounds.stream().mapToDouble(RoundTime::combine).average().orElseThrow());
  }
}
