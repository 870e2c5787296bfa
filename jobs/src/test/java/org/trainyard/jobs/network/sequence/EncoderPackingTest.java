package org.trainyard.jobs.network.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.jobs.runtime.NativeRuntime;

/** What padding, neighbours in the minibatch, and a way through JSON may not change. */
class EncoderPackingTest {
  private static final int[] LENGTHS = {9, 1, 5, 7};

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @Test
  void paddingChangesNoBit() {
    MultiLayerNetwork network = SmallEncoder.network(SequencePooling.Kind.MEAN, 0);
    SmallEncoder.Rows tight = SmallEncoder.Rows.of(9, LENGTHS);
    SmallEncoder.Rows loose = SmallEncoder.Rows.of(16, LENGTHS);

    assertArrayEquals(
        values(SmallEncoder.output(network, tight)), values(SmallEncoder.output(network, loose)));
    double score = SmallEncoder.score(network, tight);
    float[] gradient = values(network.getFlattenedGradients());
    assertEquals(score, SmallEncoder.score(network, loose), "the loss");
    assertArrayEquals(gradient, values(network.getFlattenedGradients()), "the gradient");
  }

  @Test
  void aRowIsWhatItIsAlone() {
    MultiLayerNetwork network = SmallEncoder.network(SequencePooling.Kind.FIRST, 0);
    SmallEncoder.Rows rows = SmallEncoder.Rows.of(9, LENGTHS);
    float[] together = values(SmallEncoder.output(network, rows));
    for (int row = 0; row < LENGTHS.length; row++) {
      float[] alone = values(SmallEncoder.output(network, rows.only(row)));
      for (int i = 0; i < alone.length; i++) {
        assertEquals(alone[i], together[row * alone.length + i], 1e-5f, "row " + row);
      }
    }
  }

  @Test
  void aTokenMattersToItsRowAlone() {
    MultiLayerNetwork network = SmallEncoder.network(SequencePooling.Kind.FIRST, 0);
    SmallEncoder.Rows rows = SmallEncoder.Rows.of(9, LENGTHS);
    INDArray before = SmallEncoder.output(network, rows).dup();
    rows.ids().putScalar(2, 4, (rows.ids().getInt(2, 4) + 1) % SmallEncoder.VOCABULARY);
    INDArray after = SmallEncoder.output(network, rows);

    assertNotEquals(before.getRow(2), after.getRow(2), "its row, at another position");
    assertEquals(before.getRow(1), after.getRow(1));
    assertEquals(before.getRow(3), after.getRow(3));
  }

  @Test
  void aConfigurationSurvivesJson() {
    MultiLayerConfiguration configuration =
        SmallEncoder.configuration(
            List.of(
                SmallEncoder.embedding(0.1),
                SmallEncoder.block("block", 0.2),
                new SequencePooling("pooling", SequencePooling.Kind.MAX, SmallEncoder.SIZE)));
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
    MultiLayerNetwork first = new MultiLayerNetwork(configuration);
    first.init();
    MultiLayerNetwork second = new MultiLayerNetwork(read);
    second.init();

    assertEquals(configuration.toJson(), read.toJson());
    assertArrayEquals(values(first.params()), values(second.params()), "the initial parameters");
    SmallEncoder.Rows rows = SmallEncoder.Rows.of(9, LENGTHS);
    assertEquals(SmallEncoder.score(first, rows), SmallEncoder.score(second, rows));
  }

  @Test
  void dropoutIsTheDrawAndNothingElse() {
    MultiLayerNetwork network = SmallEncoder.network(SequencePooling.Kind.MEAN, 0.3);
    SmallEncoder.Rows rows = SmallEncoder.Rows.of(9, LENGTHS);
    double first = SmallEncoder.score(network, rows);
    assertEquals(first, SmallEncoder.score(network, rows), "the same draw");
    MultiLayerNetwork without = SmallEncoder.network(SequencePooling.Kind.MEAN, 0);
    assertNotEquals(first, SmallEncoder.score(without, rows), "no dropout");
    assertEquals(
        SmallEncoder.output(network, rows), SmallEncoder.output(without, rows), "no training");
  }

  @Test
  void whatIsNoPackingIsRefused() {
    MultiLayerNetwork network = SmallEncoder.network(SequencePooling.Kind.MEAN, 0);
    SmallEncoder.Rows empty = SmallEncoder.Rows.of(9, 3, 0);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> SmallEncoder.output(network, empty))
            .getMessage()
            .contains("row 1"));
    SmallEncoder.Rows gap = SmallEncoder.Rows.of(9, 3, 5);
    gap.mask().putScalar(1, 2, 0);
    assertThrows(IllegalArgumentException.class, () -> SmallEncoder.output(network, gap));
    SmallEncoder.Rows unknown = SmallEncoder.Rows.of(9, 3);
    unknown.ids().putScalar(0, 1, SmallEncoder.VOCABULARY);
    assertThrows(IllegalArgumentException.class, () -> SmallEncoder.output(network, unknown));
    SmallEncoder.Rows tooLong = SmallEncoder.Rows.of(17, 17);
    assertThrows(IllegalArgumentException.class, () -> SmallEncoder.output(network, tooLong));
  }

  private static float[] values(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
