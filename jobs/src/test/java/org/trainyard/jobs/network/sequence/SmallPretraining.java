package org.trainyard.jobs.network.sequence;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** A small network that predicts hidden tokens. */
final class SmallPretraining {
  private SmallPretraining() {}

  static MultiLayerNetwork network(IUpdater updater, double dropout) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(7).updater(updater).list();
    list.layer(SmallEncoder.embedding(dropout));
    list.layer(SmallEncoder.block("block0", dropout));
    list.layer(new MaskedTokenOutput("hidden", SmallEncoder.SIZE, SmallEncoder.VOCABULARY, 1e-12));
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    SharedTable.install(network);
    return network;
  }

  static MultiLayerNetwork network() {
    return network(new Sgd(0.1), 0);
  }

  /** Rows with targets at every third token, but none in the row of one token. */
  static SmallEncoder.Rows rows(int time, int... lengths) {
    SmallEncoder.Rows rows = SmallEncoder.Rows.of(time, lengths);
    Random random = new Random(9);
    INDArray targets = Nd4j.valueArrayOf(new long[] {lengths.length, time}, -1f);
    for (int row = 0; row < lengths.length; row++) {
      for (int i = 1; i < lengths[row]; i += 3) {
        targets.putScalar(row, i, random.nextInt(SmallEncoder.VOCABULARY));
      }
    }
    return new SmallEncoder.Rows(rows.ids(), rows.mask(), targets);
  }
}
