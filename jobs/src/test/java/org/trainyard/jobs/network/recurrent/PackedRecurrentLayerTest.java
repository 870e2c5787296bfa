package org.trainyard.jobs.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trainyard.jobs.network.recurrent.LayerRig.mask;
import static org.trainyard.jobs.network.recurrent.LayerRig.numbers;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class PackedRecurrentLayerTest {
  private static final int[] LENGTHS = {3, 7, 1, 5, 5, 2, 4, 7, 3, 6, 1, 2};
  private static final int TOKENS = 46;

  static Stream<Arguments> kinds() {
    return Stream.of(CellType.values())
        .flatMap(
            cell -> Stream.of(Direction.values()).map(direction -> Arguments.of(cell, direction)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void outputsAreThoseOfThePapersEquations(CellType cell, Direction direction) {
    RecurrentLayer.Shape layer = shape(cell, direction, 4, 6);
    LayerRig rig = new LayerRig(layer);
    INDArray input = numbers(1, TOKENS, 4);

    INDArray output = rig.train(input, LENGTHS);

    double[][] expected = naive(layer, doubles(rig.parameters()), input.toDoubleMatrix());
    for (int token = 0; token < TOKENS; token++) {
      assertArrayEquals(
          expected[token], output.getRow(token).toDoubleVector(), 2e-6, "token " + token);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsAreTheSlopesOfThePapersEquations(CellType cell, Direction direction) {
    RecurrentLayer.Shape layer = shape(cell, direction, 4, 6);
    LayerRig rig = new LayerRig(layer);
    INDArray input = numbers(1, TOKENS, 4);
    INDArray outer = numbers(2, TOKENS, outputs(layer));

    rig.train(input, LENGTHS);
    double[] inputGradient = doubles(rig.back(outer));

    double[] parameters = doubles(rig.parameters());
    double[] gradients = doubles(rig.gradients());
    double[][] tokens = input.toDoubleMatrix();
    for (int i = 0; i < parameters.length; i++) {
      assertEquals(
          slope(layer, parameters, tokens, outer, parameters, i),
          gradients[i],
          2e-5,
          "parameter " + i);
    }
    for (int i = 0; i < inputGradient.length; i++) {
      double[] token = tokens[i / 4];
      assertEquals(
          slope(layer, parameters, tokens, outer, token, i % 4),
          inputGradient[i],
          2e-5,
          "input " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRowIsTheSameAloneAsAmongOthers(CellType cell, Direction direction) {
    RecurrentLayer.Shape layer = shape(cell, direction, 4, 6);
    LayerRig rig = new LayerRig(layer);
    INDArray input = numbers(1, TOKENS, 4);
    INDArray together = rig.infer(input, LENGTHS).dup();

    int from = 0;
    for (int length : LENGTHS) {
      INDArray rows = input.get(NDArrayIndex.interval(from, from + length), NDArrayIndex.all());
      INDArray alone = rig.infer(rows.dup('c'), length);
      for (int i = 0; i < length; i++) {
        assertArrayEquals(
            together.getRow(from + i).toFloatVector(),
            alone.getRow(i).toFloatVector(),
            1e-6f,
            "token " + i + " of the row of " + length);
      }
      from += length;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void paddingChangesNoBit(CellType cell, Direction direction) {
    RecurrentLayer.Shape layer = shape(cell, direction, 4, 6, 0.2, 0.2);
    INDArray input = numbers(1, TOKENS, 4);
    INDArray outer = numbers(2, TOKENS, outputs(layer));

    float[][] tight = trained(layer, input, outer, mask(7, LENGTHS));
    float[][] padded = trained(layer, input, outer, mask(11, LENGTHS));

    assertArrayEquals(tight, padded);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void twoRunsGiveTheSameBits(CellType cell, Direction direction) {
    RecurrentLayer.Shape layer = shape(cell, direction, 40, 72, 0.2, 0.2);
    int[] lengths = {30, 50, 2, 40};
    INDArray input = numbers(1, 122, 40);
    INDArray outer = numbers(2, 122, outputs(layer));

    float[][] first = trained(layer, input, outer, mask(50, lengths));
    float[][] second = trained(layer, input, outer, mask(50, lengths));

    assertArrayEquals(first, second);
  }

  @Test
  void smallerMinibatchesAfterLargerOnesSeeNothingOfThem() {
    RecurrentLayer.Shape layer = shape(CellType.GRU, Direction.BIDIRECTIONAL, 4, 6);
    INDArray input = numbers(1, 5, 4);
    INDArray outer = numbers(2, 5, 12);
    float[][] fresh = trained(layer, input, outer, mask(3, 2, 3));
    LayerRig used = new LayerRig(layer);
    used.train(numbers(3, TOKENS, 4), LENGTHS);
    used.back(numbers(4, TOKENS, 12));

    float[] output = floats(used.train(input, 2, 3));
    float[] inputGradient = floats(used.back(outer));

    assertArrayEquals(fresh, new float[][] {output, inputGradient, floats(used.gradients())});
  }

  @Test
  void manyRowsAndUnitsAreComputedInParts() {
    RecurrentLayer.Shape layer = shape(CellType.LSTM, Direction.FORWARD, 3, 300);
    LayerRig rig = new LayerRig(layer);
    INDArray input = numbers(1, TOKENS, 3);

    INDArray output = rig.train(input, LENGTHS);

    double[][] expected = naive(layer, doubles(rig.parameters()), input.toDoubleMatrix());
    assertArrayEquals(expected[9], output.getRow(9).toDoubleVector(), 2e-6);
    assertArrayEquals(expected[20], output.getRow(20).toDoubleVector(), 2e-6);
  }

  @Test
  void rowsWithoutMaskAreRefused() {
    LayerRig rig = new LayerRig(shape(CellType.LSTM, Direction.FORWARD, 4, 6));

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> rig.run(false, numbers(1, 9, 4), Optional.empty()));

    assertTrue(refused.getMessage().contains("needs a mask"), refused.getMessage());
  }

  @Test
  void tokensThatTheMaskDoesNotHaveAreRefused() {
    LayerRig rig = new LayerRig(shape(CellType.LSTM, Direction.FORWARD, 4, 6));

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> rig.infer(numbers(1, 9, 4), 3, 5));

    assertEquals(
        "(layer name: recurrent, layer index: 0, layer type: PackedRecurrentLayer) takes packed"
            + " rows, [8 tokens, 4 numbers] here, but found [9, 4]; put a layer that packs before"
            + " it",
        refused.getMessage());
  }

  private static RecurrentLayer.Shape shape(
      CellType cell, Direction direction, int inputs, int units) {
    return shape(cell, direction, inputs, units, 0, 0);
  }

  private static RecurrentLayer.Shape shape(
      CellType cell,
      Direction direction,
      int inputs,
      int units,
      double inputDropout,
      double recurrentDropout) {
    return new RecurrentLayer.Shape(cell, direction, inputs, units, inputDropout, recurrentDropout);
  }

  private static int outputs(RecurrentLayer.Shape layer) {
    return layer.units() * layer.direction().ways();
  }

  private static float[][] trained(
      RecurrentLayer.Shape layer, INDArray input, INDArray outer, INDArray mask) {
    LayerRig rig = new LayerRig(layer);
    Nd4j.getRandom().setSeed(11);
    float[] output = floats(rig.run(true, input, Optional.of(mask)));
    float[] inputGradient = floats(rig.back(outer));
    return new float[][] {output, inputGradient, floats(rig.gradients())};
  }

  /** Of the sum of outputs times outer gradients, by one of the numbers that it depends on. */
  private static double slope(
      RecurrentLayer.Shape layer,
      double[] parameters,
      double[][] tokens,
      INDArray outer,
      double[] changed,
      int index) {
    double value = changed[index];
    double step = 1e-4;
    changed[index] = value + step;
    double above = sum(naive(layer, parameters, tokens), outer);
    changed[index] = value - step;
    double below = sum(naive(layer, parameters, tokens), outer);
    changed[index] = value;
    return (above - below) / (2 * step);
  }

  private static double sum(double[][] outputs, INDArray outer) {
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      double[] factors = outer.getRow(i).toDoubleVector();
      for (int j = 0; j < factors.length; j++) {
        sum += outputs[i][j] * factors[j];
      }
    }
    return sum;
  }

  private static double[][] naive(
      RecurrentLayer.Shape layer, double[] parameters, double[][] tokens) {
    NaiveRecurrence naive = new NaiveRecurrence(layer, parameters);
    double[][] outputs = new double[tokens.length][];
    int from = 0;
    for (int length : LENGTHS) {
      double[][] row = java.util.Arrays.copyOfRange(tokens, from, from + length);
      System.arraycopy(naive.run(row), 0, outputs, from, length);
      from += length;
    }
    return outputs;
  }

  private static double[] doubles(INDArray array) {
    return array.reshape(array.length()).toDoubleVector();
  }

  private static float[] floats(INDArray array) {
    return array.reshape(array.length()).toFloatVector();
  }
}
