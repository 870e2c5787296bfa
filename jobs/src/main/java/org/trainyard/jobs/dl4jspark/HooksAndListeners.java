package org.trainyard.jobs.dl4jspark;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.SerializationUtils;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.training.round.StepObserver;

/**
 * The user's hooks and listeners, sent to the workers. Every trainer thread gets copies of its own,
 * which live as long as the fit.
 *
 * @param hooks called before and after every minibatch
 * @param listeners of the network
 * @param telling what the driver is told besides
 */
record HooksAndListeners(
    List<TrainingHook> hooks, List<TrainingListener> listeners, List<Telling> telling)
    implements StepObserver.Maker {

  /** What workers may tell the driver. */
  enum Telling {
    /** What listeners put into their storage. */
    ROUTED,
    /** How long they trained. */
    TIMES
  }

  /**
   * Copies.
   *
   * @throws UsageException if one of them cannot be sent
   */
  HooksAndListeners {
    hooks = List.copyOf(hooks);
    listeners = List.copyOf(listeners);
    telling = List.copyOf(telling);
    Stream.concat(hooks.stream(), listeners.stream())
        .filter(each -> !(each instanceof Serializable))
        .findFirst()
        .ifPresent(HooksAndListeners::refuse);
  }

  @Override
  public StepObserver observe(Network network) {
    return new WorkerObserver(
        network,
        hooks.stream().map(SerializationUtils::clone).toList(),
        listeners.stream().map(HooksAndListeners::copy).toList(),
        telling);
  }

  private static TrainingListener copy(TrainingListener listener) {
    return (TrainingListener) SerializationUtils.clone((Serializable) listener);
  }

  private static void refuse(Object each) {
    throw new UsageException(
        "the listener "
            + each.getClass().getName()
            + " is not Serializable, so it cannot be sent to the workers; make it so, or leave it"
            + " out");
  }
}
