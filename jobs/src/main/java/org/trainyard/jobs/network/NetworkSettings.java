package org.trainyard.jobs.network;

import java.util.Optional;
import org.trainyard.jobs.masking.MaskingSettings;

/**
 * Settings of one network, an immutable record that can build it. A network is added to the
 * catalogue by writing such a record and naming it in {@link NetworkCatalogue}.
 */
public interface NetworkSettings {
  /** The catalogue's name for it. */
  String type();

  /**
   * Builds DL4J's configuration.
   *
   * @param task what the network is to learn
   * @param optimizer the optimizer of every layer
   * @param seed what the initial parameters follow from
   * @throws org.trainyard.common.job.UsageException if the network does not fit the task
   */
  NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed);

  /** How tokens are hidden from a network that learns to predict them; absent for all others. */
  default Optional<MaskingSettings> masking() {
    return Optional.empty();
  }

  /**
   * Puts parameters that were learned elsewhere into a network that was built from the definition.
   */
  default void initialize(Network network) {}
}
