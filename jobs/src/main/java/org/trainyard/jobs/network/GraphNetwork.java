package org.trainyard.jobs.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.job.ContentException;

/** A network whose layers form a directed graph, with one input and one output. */
final class GraphNetwork extends Network {
  private final ComputationGraph network;

  GraphNetwork(ComputationGraph network) {
    this.network = network;
  }

  @Override
  public Model model() {
    return network;
  }

  @Override
  public String json() {
    return network.getConfiguration().toJson();
  }

  @Override
  public NetworkDefinition definition(Features features) {
    throw new ContentException(
        "a ComputationGraph cannot be scored yet; train it as a MultiLayerNetwork");
  }

  @Override
  public double fit(Minibatch minibatch) {
    network.fit(
        minibatch.features(),
        minibatch.labels(),
        minibatch.featureMasks().orElse(null),
        minibatch.labelMasks().orElse(null));
    return network.score();
  }

  @Override
  public INDArray output(INDArray features) {
    return network.output(false, features)[0];
  }

  @Override
  INDArray momentsView() {
    return network.getUpdater(true).getStateViewArray();
  }

  @Override
  public int iteration() {
    return network.getIterationCount();
  }

  @Override
  public int epoch() {
    return network.getEpochCount();
  }

  @Override
  void setPosition(int iteration, int epoch) {
    network.getConfiguration().setIterationCount(iteration);
    network.getConfiguration().setEpochCount(epoch);
    for (Layer layer : network.getLayers()) {
      layer.setIterationCount(iteration);
      layer.setEpochCount(epoch);
    }
  }
}
