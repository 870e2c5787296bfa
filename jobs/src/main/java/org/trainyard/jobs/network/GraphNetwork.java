package org.trainyard.jobs.network;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network whose layers form a directed graph, with one input and one output. */
final class GraphNetwork extends Network {
  private final ComputationGraph network;

  GraphNetwork(ComputationGraph network) {
    this.network = network;
  }

  /** A network with its initial parameters. */
  static GraphNetwork initialize(ComputationGraphConfiguration configuration) {
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return new GraphNetwork(network);
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
  NetworkEnds ends() {
    return NetworkEnds.of(network.getConfiguration());
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
  public INDArray output(INDArray ids, INDArray mask) {
    return network.output(false, new INDArray[] {ids}, new INDArray[] {mask})[0];
  }

  @Override
  List<String> layerNames() {
    return Stream.of(network.getLayers())
        .map(each -> each.conf().getLayer().getLayerName())
        .toList();
  }

  @Override
  Layer layer(String name) {
    return network.getLayer(name);
  }

  @Override
  INDArray momentsView() {
    return network.updaterState();
  }

  @Override
  public int iteration() {
    return network.getConfiguration().getIterationCount();
  }

  @Override
  public int epoch() {
    return network.getConfiguration().getEpochCount();
  }

  @Override
  void setPosition(int iteration, int epoch) {
    network.getConfiguration().setIterationCount(iteration);
    network.getConfiguration().setEpochCount(epoch);
  }
}
