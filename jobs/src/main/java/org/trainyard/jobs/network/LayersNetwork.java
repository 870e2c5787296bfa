package org.trainyard.jobs.network;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.fast.FastLayers;
import org.trainyard.jobs.network.recurrent.SequenceInput;
import org.trainyard.jobs.network.sequence.MaskedScore;
import org.trainyard.jobs.network.sequence.SharedTable;

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
    SharedTable.install(network);
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
    INDArray features = minibatch.features()[0];
    INDArray mask = only(minibatch.featureMasks());
    network.fit(
        features,
        minibatch.labels()[0],
        mask == null ? wholeRows(features) : mask,
        only(minibatch.labelMasks()));
    return network.score();
  }

  /** The mask of sequences that all have every step; none where the network takes no sequences. */
  private INDArray wholeRows(INDArray features) {
    return network.getLayer(0).conf().getLayer() instanceof SequenceInput
        ? Nd4j.ones(DataType.FLOAT, features.size(0), features.size(1))
        : null;
  }

  private static INDArray only(Optional<INDArray[]> masks) {
    return masks.map(all -> all[0]).orElse(null);
  }

  @Override
  public INDArray output(INDArray features) {
    return network.output(features, false, wholeRows(features), null);
  }

  @Override
  public INDArray output(INDArray ids, INDArray mask) {
    return network.output(ids, false, mask, null);
  }

  @Override
  List<String> layerNames() {
    return network.getLayerNames();
  }

  @Override
  Layer layer(String name) {
    return network.getLayer(name);
  }

  @Override
  public boolean predictsTokens() {
    return SharedTable.predictsTokens(network);
  }

  @Override
  public MaskedScore score(Minibatch minibatch) {
    return SharedTable.score(
        network, minibatch.features()[0], only(minibatch.featureMasks()), minibatch.labels()[0]);
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
