package org.trainyard.jobs.network;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.common.dataset.Features;

/** A network whose layers stand in a row. */
final class LayersNetwork extends Network {
  private final MultiLayerNetwork network;

  LayersNetwork(MultiLayerNetwork network) {
    this.network = network;
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
  public NetworkDefinition definition(Features features) {
    boolean image =
        network.getLayer(0).conf().getLayer() instanceof ConvolutionLayer
            && features.kind() == Features.Kind.IMAGE;
    int outputs = Math.toIntExact(((FeedForwardLayer) last()).getNOut());
    return new NetworkDefinition(
        json(), image ? features.shape() : List.of(features.length()), outputs);
  }

  private org.deeplearning4j.nn.conf.layers.Layer last() {
    return network.getOutputLayer().conf().getLayer();
  }

  @Override
  public double fit(Minibatch minibatch) {
    network.fit(
        minibatch.features()[0],
        minibatch.labels()[0],
        minibatch.featureMasks().map(masks -> masks[0]).orElse(null),
        minibatch.labelMasks().map(masks -> masks[0]).orElse(null));
    return network.score();
  }

  @Override
  public INDArray output(INDArray features) {
    return network.output(features, false);
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
    network.setIterationCount(iteration);
    network.setEpochCount(epoch);
    for (Layer layer : network.getLayers()) {
      layer.setIterationCount(iteration);
      layer.setEpochCount(epoch);
    }
  }
}
