package org.trainyard.jobs.network.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.runtime.NativeRuntime;

/** The gradients of every parameter against differences of the loss. */
class EncoderGradientTest {
  private static final SmallEncoder.Rows ROWS = rows();

  private static SmallEncoder.Rows rows() {
    NativeRuntime.load(1);
    return SmallEncoder.Rows.of(9, 9, 1, 5, 7);
  }

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @ParameterizedTest
  @EnumSource(SequencePooling.Kind.class)
  void gradientsAreDifferencesOfTheLoss(SequencePooling.Kind pooling) {
    // The largest number is another one after too large a step.
    check(SmallEncoder.network(pooling, 0), pooling == SequencePooling.Kind.MAX ? 1e-3 : 1e-2);
  }

  /** The same draw gives the same masks, so the loss with dropout has a gradient as well. */
  @Test
  void gradientsWithDropoutAreDifferencesOfTheLoss() {
    check(SmallEncoder.network(SequencePooling.Kind.MEAN, 0.3), 1e-2);
  }

  private static void check(MultiLayerNetwork network, double distance) {
    // Away from the beginning, where biases are zero and gains are one.
    Nd4j.getRandom().setSeed(5);
    network.params().addi(Nd4j.randn(network.params().shape()).muli(0.1));
    SmallEncoder.score(network, ROWS);
    Map<String, INDArray> gradients = network.gradient().gradientForVariable();
    assertEquals(network.paramTable().keySet(), gradients.keySet(), "a gradient for each");
    Map<String, INDArray> copies = new TreeMap<>();
    gradients.forEach((name, gradient) -> copies.put(name, gradient.dup('c')));
    copies.forEach(
        (name, gradient) -> {
          along(network, name, gradient, gradient, distance);
          along(network, name, gradient, Nd4j.randn(gradient.shape()), distance);
        });
  }

  /** The slope along a direction. */
  private static void along(
      MultiLayerNetwork network,
      String name,
      INDArray gradient,
      INDArray direction,
      double distance) {
    double length = direction.norm2Number().doubleValue();
    if (length == 0) {
      return;
    }
    INDArray step = direction.div(length);
    double expected = gradient.mul(step).sumNumber().doubleValue() / ROWS.ids().size(0);
    INDArray parameter = network.getParam(name);
    INDArray before = parameter.dup('c');
    parameter.assign(before.add(step.mul(distance)));
    double above = SmallEncoder.score(network, ROWS);
    parameter.assign(before.sub(step.mul(distance)));
    double below = SmallEncoder.score(network, ROWS);
    parameter.assign(before);
    double slope = (above - below) / (2 * distance);
    double bound = 2e-6 / distance + 0.01 * Math.abs(expected);
    assertTrue(
        Math.abs(slope - expected) < bound,
        () -> name + ": gradient " + expected + ", difference " + slope);
  }
}
