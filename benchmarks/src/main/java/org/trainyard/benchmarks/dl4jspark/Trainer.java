package org.trainyard.benchmarks.dl4jspark;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** One way in which DL4J trains. */
interface Trainer extends AutoCloseable {
  /** Trains a new network for one epoch over the minibatches. */
  MultiLayerNetwork train(MultiLayerConfiguration configuration, List<DataSet> minibatches);

  @Override
  void close();
}
