package org.trainyard.common.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of {@code history.jsonl}: what happened to what is in service, the oldest first.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param at when
 * @param action what was done
 * @param version the version it was done to: published, refused, or rolled back to
 * @param previous the version in service before; absent if there was none
 * @param metric the metric that the gate compares, absent for a roll-back
 * @param challenger the version's score
 * @param champion the score of the version in service on the same rows
 * @param reason why, as a sentence
 */
public record RegistryEvent(
    int formatVersion,
    Instant at,
    Action action,
    String version,
    Optional<String> previous,
    Optional<String> metric,
    Optional<Double> challenger,
    Optional<Double> champion,
    String reason) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "history.jsonl";

  /** What can happen. */
  public enum Action {
    /** The version went into service. */
    PUBLISHED,
    /** The gate kept the version out. */
    REFUSED,
    /** An earlier version went back into service. */
    ROLLED_BACK
  }
}
