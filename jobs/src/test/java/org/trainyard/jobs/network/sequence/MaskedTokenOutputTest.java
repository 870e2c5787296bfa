package org.trainyard.jobs.network.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.trainyard.jobs.runtime.NativeRuntime;

class MaskedTokenOutputTest {
  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  /** The shared table's among them, which has parts from both ends of the network. */
  @Test
  void gradientsAreDifferencesOfTheLoss() {
    Slopes.check(SmallPretraining.network(), SmallPretraining.rows(9, 9, 1, 5, 7), 1e-2);
  }

  @Test
  void gradientsWithDropoutAreDifferencesOfTheLoss() {
    MultiLayerNetwork network = SmallPretraining.network(new Adam(0.01), 0.3);

    Slopes.check(network, SmallPretraining.rows(9, 9, 1, 5, 7), 1e-2);
  }

  @Test
  void theTableIsNoParameterOfTheOutputLayer() {
    MultiLayerNetwork network = SmallPretraining.network();
    int size = SmallEncoder.SIZE;

    assertEquals(
        (long) size * size + 3L * size + SmallEncoder.VOCABULARY,
        network.getOutputLayer().numParams());
  }

  /** More than are taken at once. */
  @Test
  void manyTokensAreAsGoodAsFew() {
    MultiLayerNetwork network = SmallPretraining.network();
    int[] lengths = new int[80];
    java.util.Arrays.fill(lengths, 9);
    SmallEncoder.Rows rows = SmallPretraining.rows(9, lengths);

    double all = SmallEncoder.score(network, rows);
    INDArray gradient = network.getFlattenedGradients().dup();
    double sum = 0;
    INDArray gradients = Nd4j.zeros(gradient.shape());
    for (int row = 0; row < lengths.length; row++) {
      SmallEncoder.Rows one =
          new SmallEncoder.Rows(
              rows.ids().getRow(row, true).dup(),
              rows.mask().getRow(row, true).dup(),
              rows.labels().getRow(row, true).dup());
      sum += SmallEncoder.score(network, one);
      gradients.addi(network.getFlattenedGradients());
    }

    assertEquals(sum / lengths.length, all, 1e-5, "loss");
    assertTrue(gradient.equalsWithEps(gradients, 1e-3), "gradients of 240 hidden tokens");
  }

  @Test
  void anUntrainedNetworkGuesses() {
    MultiLayerNetwork network = SmallPretraining.network();
    network.getLayer(0).getParam(TokenEmbedding.TOKENS).muli(0.02);

    double loss = SmallEncoder.score(network, SmallPretraining.rows(9, 9, 1, 5, 7));

    assertEquals(Math.log(SmallEncoder.VOCABULARY), loss, 0.05);
  }

  /**
   * The loss is the mean over hidden tokens, which the probabilities of all tokens give as well.
   */
  @Test
  void lossAndAccuracyFollowFromTheProbabilities() {
    MultiLayerNetwork network = SmallPretraining.network();
    SmallEncoder.Rows rows = SmallPretraining.rows(9, 9, 1, 5, 7);
    INDArray probabilities = SmallEncoder.output(network, rows);

    MaskedScore score = SharedTable.score(network, rows.ids(), rows.mask(), rows.labels());

    double loss = 0;
    int count = 0;
    int correct = 0;
    int token = 0;
    for (int row = 0; row < 4; row++) {
      for (int i = 0; i < 9; i++) {
        if (rows.mask().getInt(row, i) == 0) {
          continue;
        }
        int target = rows.labels().getInt(row, i);
        if (target >= 0) {
          loss -= Math.log(probabilities.getDouble(token, target));
          correct += probabilities.getRow(token).argMax().getInt(0) == target ? 1 : 0;
          count++;
        }
        token++;
      }
    }
    assertArrayEquals(
        new long[] {token, SmallEncoder.VOCABULARY}, probabilities.shape(), "every token");
    assertEquals(count, score.tokens());
    assertEquals(correct, score.correct());
    assertEquals(loss, score.lossSum(), 1e-3);
    assertEquals(loss / count, SmallEncoder.score(network, rows), 1e-4, "loss while training");
  }

  @Test
  void nothingToPredictIsNoLossAndNoGradient() {
    MultiLayerNetwork network = SmallPretraining.network();
    SmallEncoder.score(network, SmallPretraining.rows(9, 9, 1, 5, 7));
    SmallEncoder.Rows rows = SmallPretraining.rows(9, 9, 1, 5, 7);
    SmallEncoder.Rows none =
        new SmallEncoder.Rows(
            rows.ids(), rows.mask(), Nd4j.valueArrayOf(rows.labels().shape(), -1f));

    double loss = SmallEncoder.score(network, none);

    assertEquals(0, loss);
    assertEquals(0, network.getFlattenedGradients().amaxNumber().doubleValue());
  }

  @Test
  void aTinyTextIsLearnt() {
    MultiLayerNetwork network = SmallPretraining.network(new Adam(0.01), 0);
    SmallEncoder.Rows rows = SmallPretraining.rows(9, 9, 1, 5, 7);
    for (int step = 0; step < 100; step++) {
      network.fit(rows.ids(), rows.labels(), rows.mask(), null);
    }

    MaskedScore score = SharedTable.score(network, rows.ids(), rows.mask(), rows.labels());

    assertEquals(score.tokens(), score.correct(), "hidden tokens found");
    assertTrue(score.meanLoss() < 0.1, "loss " + score.meanLoss());
  }

  @Test
  void aNetworkReadFromItsConfigurationSharesAgain() {
    MultiLayerNetwork network = SmallPretraining.network();
    SmallEncoder.Rows rows = SmallPretraining.rows(9, 9, 1, 5, 7);
    MultiLayerNetwork copy =
        new MultiLayerNetwork(
            MultiLayerConfiguration.fromJson(network.getLayerWiseConfigurations().toJson()));
    copy.init();
    copy.setParams(network.params());
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> SmallEncoder.score(copy, rows));
    assertTrue(refused.getMessage().contains("SharedTable.install"), refused.getMessage());

    SharedTable.install(copy);

    assertEquals(SmallEncoder.score(network, rows), SmallEncoder.score(copy, rows), 0);
  }
}
