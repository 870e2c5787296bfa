package org.trainyard.benchmarks.peer;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the peer {@code trainyard} is run, where the bench is told so; the other peers have nothing
 * of the kind.
 *
 * @param master Spark's master; absent for one task core of the driver's process for each worker
 * @param minibatchesPerRound minibatches of each worker between two averagings; absent for what the
 *     peer's settings say
 */
public record EngineOptions(Optional<String> master, OptionalInt minibatchesPerRound) {
  /** What the peer's settings say. */
  public static EngineOptions standard() {
    return new EngineOptions(Optional.empty(), OptionalInt.empty());
  }

  /** Spark's master for so many workers. */
  String masterFor(int workers) {
    return master.orElse("local[" + workers + "]");
  }
}
