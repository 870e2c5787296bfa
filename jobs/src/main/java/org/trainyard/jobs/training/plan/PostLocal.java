package org.trainyard.jobs.training.plan;

import java.io.Serializable;

/**
 * The first epochs of post-local gradient descent (Lin et al. 2020): while the network still
 * changes fast, workers are put together after fewer minibatches than later.
 *
 * @param epochs how many epochs; 0 for none
 * @param minibatchesPerRound minibatches each worker trains in a round of theirs
 */
public record PostLocal(int epochs, int minibatchesPerRound) implements Serializable {
  /** All epochs alike. */
  public static final PostLocal NEVER = new PostLocal(0, 1);

  /** Checks. */
  public PostLocal {
    RoundShape.requireAtLeast(0, "epochs", epochs);
    RoundShape.requireAtLeast(1, "minibatchesPerRound", minibatchesPerRound);
    // Without such epochs it says nothing, and two settings are the same.
    minibatchesPerRound = epochs > 0 ? minibatchesPerRound : 1;
  }
}
