package org.trainyard.jobs.dl4jspark;

import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.listener.RoutingIterationListener;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Stores the score of every minibatch, as dl4j's own StatsListener does with much more. */
final class ScoreListener extends BaseTrainingListener implements RoutingIterationListener {
  private static final long serialVersionUID = 1L;

  private transient StatsStorageRouter router;
  private String worker = "";

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    router.putUpdate(new ScoreReport(worker, iteration, model.score()));
  }

  @Override
  public void setStorageRouter(StatsStorageRouter router) {
    this.router = router;
  }

  @Override
  public StatsStorageRouter getStorageRouter() {
    return router;
  }

  @Override
  public void setWorkerID(String workerID) {
    this.worker = workerID;
  }

  @Override
  public String getWorkerID() {
    return worker;
  }

  @Override
  public void setSessionID(String sessionID) {
    // One session is enough here.
  }

  @Override
  public String getSessionID() {
    return "session";
  }

  @Override
  public RoutingIterationListener clone() {
    throw new UnsupportedOperationException("copies are made by serialisation");
  }
}
