package org.trainyard.jobs.training.round;

import java.io.Serializable;
import java.util.List;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.Network;

/**
 * Looks on while a worker trains, on the worker's own thread. What it does besides looking on is
 * its own affair: the engine's promises hold for a training without one.
 */
public interface StepObserver {
  /** Makes the observers of a training; sent to the executors with its spec. */
  interface Maker extends Serializable {
    /** An observer for one trainer's network, kept from round to round. */
    StepObserver observe(Network network);
  }

  /** A worker's part of a round begins; what was seen before and not noted is void. */
  default void begin() {}

  /**
   * A minibatch is about to be trained.
   *
   * @return the minibatch to train, usually the same
   */
  default Minibatch before(Minibatch minibatch) {
    return minibatch;
  }

  /** A minibatch was trained. */
  default void after(Minibatch minibatch) {}

  /** What the driver is told at the end of the worker's part of the round. */
  default List<Serializable> notes() {
    return List.of();
  }

  /** Observers that see nothing. */
  static Maker none() {
    return network -> new StepObserver() {};
  }
}
