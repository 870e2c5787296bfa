package org.trainyard.benchmarks.dl4jspark;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** {@code MultiLayerNetwork.fit} on one thread, without Spark. */
final class SingleThreadTrainer implements Trainer {
  @Override
  public MultiLayerNetwork train(MultiLayerConfiguration configuration, List<DataSet> minibatches) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    minibatches.forEach(network::fit);
    return network;
  }

  @Override
  public void close() {}
}
