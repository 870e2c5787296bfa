package org.trainyard.jobs.network.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of every parameter of a network against differences of its loss. */
final class Slopes {
  private Slopes() {}

  static void check(MultiLayerNetwork network, SmallEncoder.Rows rows, double distance) {
    // Away from the beginning, where biases are zero and gains are one.
    Nd4j.getRandom().setSeed(5);
    network.params().addi(Nd4j.randn(network.params().shape()).muli(0.1));
    SmallEncoder.score(network, rows);
    Map<String, INDArray> gradients = network.gradient().gradientForVariable();
    assertEquals(network.paramTable().keySet(), gradients.keySet(), "a gradient for each");
    Map<String, INDArray> copies = new TreeMap<>();
    gradients.forEach((name, gradient) -> copies.put(name, gradient.dup('c')));
    copies.forEach(
        (name, gradient) -> {
          along(network, rows, name, gradient, gradient, distance);
          along(network, rows, name, gradient, Nd4j.randn(gradient.shape()), distance);
        });
  }

  /** The slope along a direction. */
  private static void along(
      MultiLayerNetwork network,
      SmallEncoder.Rows rows,
      String name,
      INDArray gradient,
      INDArray direction,
      double distance) {
    double length = direction.norm2Number().doubleValue();
    if (length == 0) {
      return;
    }
    INDArray step = direction.div(length);
    double expected = gradient.mul(step).sumNumber().doubleValue() / rows.ids().size(0);
    INDArray parameter = network.getParam(name);
    INDArray before = parameter.dup('c');
    parameter.assign(before.add(step.mul(distance)));
    double above = SmallEncoder.score(network, rows);
    parameter.assign(before.sub(step.mul(distance)));
    double below = SmallEncoder.score(network, rows);
    parameter.assign(before);
    double slope = (above - below) / (2 * distance);
    double bound = 2e-6 / distance + 0.01 * Math.abs(expected);
    assertTrue(
        Math.abs(slope - expected) < bound,
        () -> name + ": gradient " + expected + ", difference " + slope);
  }
}
