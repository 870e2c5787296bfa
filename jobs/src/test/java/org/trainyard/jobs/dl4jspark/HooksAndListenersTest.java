package org.trainyard.jobs.dl4jspark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.SerializationUtils;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.dl4jspark.HooksAndListeners.Telling;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.training.round.StepObserver;

/** Hooks and listeners arrive at the workers, as copies, and take part. */
class HooksAndListenersTest {
  private static final ThreadLocal<List<String>> CALLS = ThreadLocal.withInitial(ArrayList::new);

  private final Minibatch minibatch =
      Minibatch.of(Nd4j.createFromArray(new float[1][4]), Nd4j.createFromArray(new float[1][2]));

  /** Replaces the features by ones, and writes down who was called. */
  private static final class Ones implements TrainingHook {
    private static final long serialVersionUID = 1L;

    @Override
    public void preUpdate(DataSet minibatch, Model model) {
      CALLS.get().add("before a DataSet");
      minibatch.setFeatures(Nd4j.onesLike(minibatch.getFeatures()));
    }

    @Override
    public void postUpdate(DataSet minibatch, Model model) {
      CALLS.get().add("after a DataSet with " + minibatch.getFeatures().sumNumber());
    }

    @Override
    public void preUpdate(MultiDataSet minibatch, Model model) {
      throw new AssertionError("layers in a row are given DataSets");
    }

    @Override
    public void postUpdate(MultiDataSet minibatch, Model model) {
      throw new AssertionError("layers in a row are given DataSets");
    }
  }

  private static Network network() {
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.layers());
    network.init();
    return Network.of(network);
  }

  @Test
  void theyTravelAndWhatAHookChangesIsTrained() {
    HooksAndListeners sent =
        SerializationUtils.roundtrip(
            new HooksAndListeners(List.of(new Ones()), List.of(), List.of(Telling.TIMES)));
    StepObserver observer = sent.observe(network());

    observer.begin();
    Minibatch trained = observer.before(minibatch);
    observer.after(trained);

    assertEquals(4f, trained.features()[0].sumNumber().floatValue());
    assertEquals(List.of("before a DataSet", "after a DataSet with 4.0"), CALLS.get());
    assertEquals(1, observer.notes().size(), "how long it took");
  }

  @Test
  void everyNetworkHasAListenerOfItsOwn() {
    TrainingListener listener = new ScoreListener();
    HooksAndListeners sent =
        new HooksAndListeners(List.of(), List.of(listener), List.of(Telling.ROUTED));
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.layers());
    network.init();

    sent.observe(Network.of(network));

    assertNotSame(listener, network.getListeners().iterator().next());
  }

  @Test
  void whatWasStoredBeforeAPartBeganAnewIsNotTold() {
    MultiLayerNetwork network = new MultiLayerNetwork(Rows.layers());
    network.init();
    StepObserver observer =
        new HooksAndListeners(List.of(), List.of(new ScoreListener()), List.of(Telling.ROUTED))
            .observe(Network.of(network));
    observer.begin();
    Network.of(network).fit(minibatch);

    observer.begin();
    Network.of(network).fit(minibatch);

    List<Serializable> notes = observer.notes();
    RoutedStatistics told = (RoutedStatistics) notes.get(0);
    assertEquals(1, told.updates().size(), "the part that failed is void");
  }

  @Test
  void aListenerThatCannotTravelIsNamed() {
    TrainingListener bound = new BaseTrainingListener() {};

    UsageException thrown =
        assertThrows(
            UsageException.class,
            () -> new HooksAndListeners(List.of(), List.of(bound), List.of()));

    assertEquals(
        "the listener "
            + bound.getClass().getName()
            + " is not Serializable, so it cannot be sent to the workers; make it so, or leave it"
            + " out",
        thrown.getMessage());
  }
}
