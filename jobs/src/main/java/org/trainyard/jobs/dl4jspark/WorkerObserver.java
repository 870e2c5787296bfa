package org.trainyard.jobs.dl4jspark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.core.storage.listener.RoutingIterationListener;
import org.deeplearning4j.core.util.UIDProvider;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.impl.listeners.VanillaStatsStorageRouter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.trainyard.jobs.dl4jspark.HooksAndListeners.Telling;
import org.trainyard.jobs.network.Minibatch;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.training.round.StepObserver;

/** Calls one trainer's copies of the user's hooks and listeners. */
final class WorkerObserver implements StepObserver {
  private final Model model;
  private final List<TrainingHook> hooks;
  private final List<TrainingListener> listeners;
  private final List<Telling> telling;
  private VanillaStatsStorageRouter router = new VanillaStatsStorageRouter();
  private long began;

  WorkerObserver(
      Network network,
      List<TrainingHook> hooks,
      List<TrainingListener> listeners,
      List<Telling> telling) {
    this.model = network.model();
    this.hooks = hooks;
    this.listeners = listeners;
    this.telling = telling;
    model.setListeners(listeners);
    String worker = UIDProvider.getJVMUID() + "_" + Thread.currentThread().getName();
    routing().forEach(listener -> listener.setWorkerID(worker));
  }

  @Override
  public void begin() {
    began = System.currentTimeMillis();
    router = new VanillaStatsStorageRouter();
    routing().forEach(listener -> listener.setStorageRouter(router));
  }

  @Override
  public Minibatch before(Minibatch minibatch) {
    if (hooks.isEmpty()) {
      return minibatch;
    }
    if (model instanceof MultiLayerNetwork) {
      DataSet data = dataSet(minibatch);
      hooks.forEach(hook -> hook.preUpdate(data, model));
      return minibatch(data);
    }
    MultiDataSet data = multiDataSet(minibatch);
    hooks.forEach(hook -> hook.preUpdate(data, model));
    return minibatch(data);
  }

  @Override
  public void after(Minibatch minibatch) {
    if (hooks.isEmpty()) {
      return;
    }
    if (model instanceof MultiLayerNetwork) {
      DataSet data = dataSet(minibatch);
      hooks.forEach(hook -> hook.postUpdate(data, model));
    } else {
      MultiDataSet data = multiDataSet(minibatch);
      hooks.forEach(hook -> hook.postUpdate(data, model));
    }
  }

  @Override
  public List<Serializable> notes() {
    List<Serializable> notes = new ArrayList<>();
    if (telling.contains(Telling.ROUTED)) {
      notes.add(RoutedStatistics.of(router));
    }
    if (telling.contains(Telling.TIMES)) {
      notes.add(FitStatistics.since(began));
    }
    return notes;
  }

  private List<RoutingIterationListener> routing() {
    return !telling.contains(Telling.ROUTED)
        ? List.of()
        : listeners.stream()
            .filter(RoutingIterationListener.class::isInstance)
            .map(RoutingIterationListener.class::cast)
            .toList();
  }

  private static DataSet dataSet(Minibatch minibatch) {
    return new DataSet(
        minibatch.features()[0],
        minibatch.labels()[0],
        minibatch.featureMasks().map(masks -> masks[0]).orElse(null),
        minibatch.labelMasks().map(masks -> masks[0]).orElse(null));
  }

  private static Minibatch minibatch(DataSet data) {
    return new Minibatch(
        new INDArray[] {data.getFeatures()},
        new INDArray[] {data.getLabels()},
        Optional.ofNullable(data.getFeaturesMaskArray()).map(mask -> new INDArray[] {mask}),
        Optional.ofNullable(data.getLabelsMaskArray()).map(mask -> new INDArray[] {mask}));
  }

  private static MultiDataSet multiDataSet(Minibatch minibatch) {
    return new MultiDataSet(
        minibatch.features(),
        minibatch.labels(),
        minibatch.featureMasks().orElse(null),
        minibatch.labelMasks().orElse(null));
  }

  private static Minibatch minibatch(MultiDataSet data) {
    return new Minibatch(
        data.getFeatures(),
        data.getLabels(),
        Optional.ofNullable(data.getFeaturesMaskArrays()),
        Optional.ofNullable(data.getLabelsMaskArrays()));
  }
}
