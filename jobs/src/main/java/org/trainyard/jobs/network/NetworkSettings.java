package org.trainyard.jobs.network;

import java.util.List;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.UsageException;

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
   * @param features what a row's features are
   * @param labels what the network predicts
   * @param optimizer the optimizer of every layer
   * @param seed what the initial parameters follow from
   * @throws org.trainyard.common.job.UsageException if the network does not fit the features
   */
  NetworkDefinition define(
      Features features, Labels labels, OptimizerSettings optimizer, long seed);

  /**
   * Axes of one row for a network without convolutions: one axis.
   *
   * @throws UsageException if the features are tokens, whose ids are no quantities
   */
  static List<Integer> flat(Features features) {
    if (features.kind() == Features.Kind.TOKENS) {
      throw new UsageException(
          "train.network: this network takes numbers, and the dataset holds tokens of text; there is"
              + " no network for these yet");
    }
    return List.of(features.length());
  }
}
