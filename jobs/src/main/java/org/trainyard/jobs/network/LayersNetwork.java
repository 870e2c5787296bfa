package org.trainyard.jobs.network;

import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.network.fast.FastLayers;

/** A network whose layers stand in a row. */
final class LayersNetwork extends Network {
  private final MultiLayerNetwork network;

  LayersNetwork(MultiLayerNetwork network) {
    this.network = network;
  }

  /** A network with its initial parameters, and with faster layers where there are such. */
  static LayersNetwork initialize(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    FastLayers.install(network);
    return new LayersNetwork(network);
  }

  @Override
  public Model model() {
    return network;
  }

  @Override
  public String json() {
    return network.getLayerWiseConfigurations().toJson();
  }

  @Override
  NetworkEnds ends() {
    return NetworkEnds.of(network.getLayerWiseConfigurations());
  }

  @Override
  public double fit(Minibatch minibatch) {
    network.fit(
        minibatch.features()[0],
        minibatch.labels()[0],
        only(minibatch.featureMasks()),
        only(minibatch.labelMasks()));
    return network.score();
  }

  private static INDArray only(Optional<INDArray[]> masks) {
    return masks.map(all -> all[0]).orElse(null);
  }

  @Override
  public INDArray output(INDArray features) {
    return network.output(features, false);
  }

  @Override
  public INDArray output(INDArray ids, INDArray mask) {
    return network.output(ids, false, mask, null);
  }

  @Override
  INDArray momentsView() {
    return network.updaterState();
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
    network.setIterationCount(iteration);
    network.setEpochCount(epoch);
  }
}
