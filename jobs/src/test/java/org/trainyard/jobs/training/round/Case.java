package org.trainyard.jobs.training.round;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network, its optimizer and rows for it.
 *
 * @param optimizer adds to DL4J's builder whatever the layers inherit
 */
record Case(
    String name,
    Examples examples,
    UnaryOperator<NeuralNetConfiguration.Builder> optimizer,
    Supplier<List<Layer>> layers) {
  static final Examples VECTORS = new ClassExamples(List.of(6), 3);
  static final Examples IMAGES = new ClassExamples(List.of(2, 14, 14), 3);
  static final Examples SEQUENCES = new SequenceExamples(3, 7, 2);

  static Case perceptron(String name, IUpdater updater) {
    return perceptron(name, builder -> builder.updater(updater));
  }

  static Case perceptron(String name, UnaryOperator<NeuralNetConfiguration.Builder> optimizer) {
    return new Case(name, VECTORS, optimizer, Layers::perceptron);
  }

  /** DL4J's configuration. */
  String json(Kind kind) {
    return kind.json(
        optimizer.apply(new NeuralNetConfiguration.Builder().seed(7)),
        layers.get(),
        examples.inputType());
  }

  @Override
  public String toString() {
    return name;
  }
}
