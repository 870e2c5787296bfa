package org.trainyard.jobs.scoring;

import java.io.Serializable;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.job.ContentException;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;

/**
 * A network to predict with, as it is sent to the executors.
 *
 * @param key names the network among those an executor keeps; parameters are set each time
 * @param network the network
 * @param state its parameters; moments are not used
 * @param features how rows are stored
 * @param scaling how stored values become inputs
 * @param threadsPerTask native threads of a task
 */
public record ScoringModel(
    String key,
    NetworkDefinition network,
    FlatState state,
    org.trainyard.common.dataset.Features features,
    org.trainyard.common.dataset.Scaling scaling,
    int threadsPerTask)
    implements Serializable {

  /**
   * A network read from a file, for rows prepared in a given way.
   *
   * @throws ContentException if it predicts hidden tokens, not classes
   */
  public static ScoringModel of(Network network, Preparation preparation, int threadsPerTask) {
    if (network.predictsTokens()) {
      throw new ContentException(
          "the network was trained with train.network.type = pretrain: it predicts hidden tokens,"
              + " no classes. Fine-tune it first, with train.network.pretrained = <its run>");
    }
    NetworkDefinition definition = network.definition(preparation.features());
    FlatState state = new FlatState(network.state().parameters(), new float[0]);
    return new ScoringModel(
        network.digest(),
        definition,
        state,
        preparation.features(),
        preparation.scaling(),
        threadsPerTask);
  }
}
