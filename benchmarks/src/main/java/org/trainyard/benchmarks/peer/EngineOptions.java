package org.trainyard.benchmarks.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the peer {@code trainyard} is run, where the bench is told so; the other peers have nothing
 * of the kind.
 *
 * @param master Spark's master; absent for one task core of the driver's process for each worker
 * @param minibatchesPerRound minibatches of each worker between two averagings; absent for what the
 *     peer's settings say
 * @param pipeline the pipeline to train; absent for the peer's settings
 */
public record EngineOptions(
    Optional<String> master, OptionalInt minibatchesPerRound, Optional<Pipeline> pipeline) {

  /**
   * A pipeline whose settings are those of the workload, but for the rows.
   *
   * @param config the settings' file
   * @param sets further settings, {@code key=value}
   * @param epochs how often the rows are trained
   */
  public record Pipeline(Path config, List<String> sets, int epochs) {
    /** Copies. */
    public Pipeline {
      sets = List.copyOf(sets);
    }
  }

  /** The peer's settings, but for these two. */
  public EngineOptions(Optional<String> master, OptionalInt minibatchesPerRound) {
    this(master, minibatchesPerRound, Optional.empty());
  }

  /** What the peer's settings say. */
  public static EngineOptions standard() {
    return new EngineOptions(Optional.empty(), OptionalInt.empty());
  }

  /** A pipeline of the user's. */
  public static EngineOptions of(Pipeline pipeline) {
    return new EngineOptions(Optional.empty(), OptionalInt.empty(), Optional.of(pipeline));
  }

  /** Spark's master for so many workers. */
  String masterFor(int workers) {
    return master.orElse("local[" + workers + "]");
  }

  /** How often the rows are trained. */
  int epochs() {
    return pipeline.map(Pipeline::epochs).orElse(1);
  }
}
