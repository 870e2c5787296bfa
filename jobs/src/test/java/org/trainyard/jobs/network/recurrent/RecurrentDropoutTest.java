package org.trainyard.jobs.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trainyard.jobs.network.recurrent.LayerRig.numbers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.sequence.DropoutMask;

class RecurrentDropoutTest {
  private static final int[] LENGTHS = {2, 5, 3};
  private static final int TOKENS = 10;

  @ParameterizedTest
  @EnumSource(CellType.class)
  void gradientsAreTheSlopesWithTheSameMasks(CellType cell) {
    RecurrentLayer.Shape shape =
        new RecurrentLayer.Shape(cell, Direction.BIDIRECTIONAL, 4, 6, 0.4, 0.4);
    LayerRig rig = new LayerRig(shape);
    INDArray input = numbers(1, TOKENS, 4);
    INDArray outer = numbers(2, TOKENS, 12);
    train(rig, input);
    float[] inputGradient = flat(rig.back(outer)).toFloatVector();
    float[] gradients = flat(rig.gradients()).toFloatVector();

    for (int i = 0; i < gradients.length; i++) {
      assertEquals(slope(rig, input, outer, rig.parameters(), i), gradients[i], 5e-3, "at " + i);
    }
    for (int i = 0; i < inputGradient.length; i++) {
      assertEquals(slope(rig, input, outer, input, i), inputGradient[i], 5e-3, "input " + i);
    }
  }

  @Test
  void aRowsInputsAreDroppedAtAllStepsAlikeAndOthersScaledUp() {
    VariationalDropout dropout =
        VariationalDropout.of(
            new RecurrentLayer.Shape(CellType.LSTM, Direction.FORWARD, 2000, 3, 0.25, 0),
            new DropoutMask(0.25),
            new DropoutMask(0),
            1,
            2);

    long dropped = 0;
    for (float factor : dropout.inputs()) {
      assertTrue(factor == 0 || Math.abs(factor - 4f / 3) < 1e-6, "factor " + factor);
      dropped += factor == 0 ? 1 : 0;
    }

    assertEquals(4000, dropout.inputs().length);
    assertEquals(1000, (double) dropped, 100);
    assertEquals(0, dropout.recurrent()[0].length);
    assertFalse(
        Arrays.equals(dropout.inputs(), 0, 2000, dropout.inputs(), 2000, 4000),
        "rows have masks of their own");
  }

  @Test
  void eachWayHasRecurrentMasksOfItsOwn() {
    VariationalDropout dropout =
        VariationalDropout.of(
            new RecurrentLayer.Shape(CellType.GRU, Direction.BIDIRECTIONAL, 3, 50, 0, 0.5),
            new DropoutMask(0),
            new DropoutMask(0.5),
            1,
            2);

    assertFalse(Arrays.equals(dropout.recurrent()[0], dropout.recurrent()[1]));
  }

  @Test
  void inferenceDropsNothing() {
    INDArray input = numbers(1, TOKENS, 4);
    RecurrentLayer.Shape without =
        new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 4, 6, 0, 0);
    RecurrentLayer.Shape with =
        new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 4, 6, 0.4, 0.4);

    float[] expected = flat(new LayerRig(without).infer(input, LENGTHS)).toFloatVector();
    float[] found = flat(new LayerRig(with).infer(input, LENGTHS)).toFloatVector();

    assertArrayEquals(expected, found);
  }

  @Test
  void aLayerWithoutDropoutDrawsNoRandomNumbers() {
    LayerRig rig =
        new LayerRig(new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 4, 6, 0, 0));
    Nd4j.getRandom().setSeed(4);
    long expected = Nd4j.getRandom().nextLong();

    Nd4j.getRandom().setSeed(4);
    rig.train(numbers(1, TOKENS, 4), LENGTHS);

    assertEquals(expected, Nd4j.getRandom().nextLong());
  }

  @Test
  void aShareOfOneIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RecurrentLayer.Shape(CellType.GRU, Direction.FORWARD, 4, 6, 0, 1));

    assertEquals(
        "recurrent dropout of a recurrent layer must be from 0 to below 1, found 1.0",
        refused.getMessage());
  }

  private static INDArray train(LayerRig rig, INDArray input) {
    Nd4j.getRandom().setSeed(9);
    return rig.train(input, LENGTHS);
  }

  /** Central differences in single precision. */
  private static double slope(
      LayerRig rig, INDArray input, INDArray outer, INDArray changed, int index) {
    INDArray values = flat(changed);
    float value = values.getFloat(index);
    float step = 1f / 128;
    values.putScalar(index, value + step);
    double above = train(rig, input).mul(outer).sumNumber().doubleValue();
    values.putScalar(index, value - step);
    double below = train(rig, input).mul(outer).sumNumber().doubleValue();
    values.putScalar(index, value);
    return (above - below) / (2 * step);
  }

  private static INDArray flat(INDArray array) {
    return array.reshape(array.length());
  }
}
