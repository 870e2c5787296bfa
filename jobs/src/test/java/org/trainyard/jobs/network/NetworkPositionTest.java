package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;
import org.trainyard.jobs.runtime.NativeRuntime;

/** A network that is put where another one stood takes the same steps from there. */
class NetworkPositionTest {
  private static final int BEFORE = 5;
  private static final int AFTER = 4;
  private static final int EPOCH = 2;

  /** Optimizers whose steps follow from the count of steps or of epochs, for both kinds. */
  static Stream<Arguments> networks() {
    return Stream.of(
            new Adam(0.05),
            new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.5, 0.5, 2)),
            new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.5, 0.5)))
        .flatMap(
            updater ->
                Configurations.both(updater, Configurations.VECTOR).stream()
                    .map(json -> Arguments.of(kind(json), updater, json)));
  }

  private static String kind(String json) {
    return Network.isGraph(json) ? "graph" : "layers";
  }

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void stepsGoOnWhereAnotherNetworkStood(String kind, IUpdater updater, String json) {
    Network first = Network.build(json);
    first.load(first.state(), 0, EPOCH, 1);
    train(first, 0, BEFORE);
    FlatState middle = first.state();
    train(first, BEFORE, AFTER);

    Network second = Network.build(json);
    train(second, 100, 3); // All that it has seen is to be overwritten.
    second.load(middle, BEFORE, EPOCH, 1);
    train(second, BEFORE, AFTER);

    assertFalse(
        Arrays.equals(middle.parameters(), first.state().parameters()), "the first has learned");
    assertArrayEquals(first.state().parameters(), second.state().parameters(), "parameters");
    assertArrayEquals(first.state().moments(), second.state().moments(), "moments");
    assertEquals(BEFORE + AFTER, second.iteration(), "steps");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("networks")
  void thePositionMatters(String kind, IUpdater updater, String json) {
    Network right = Network.build(json);
    FlatState start = right.state();
    right.load(start, BEFORE, EPOCH, 1);
    Network beginning = Network.build(json);
    beginning.load(start, 0, 0, 1);

    train(right, 0, 1);
    train(beginning, 0, 1);

    assertFalse(
        Arrays.equals(right.state().parameters(), beginning.state().parameters()),
        "another position gives another step");
  }

  private static void train(Network network, int from, int steps) {
    for (int step = from; step < from + steps; step++) {
      Random random = new Random(step);
      INDArray features = Nd4j.zeros(DataType.FLOAT, 4, 3);
      INDArray labels = Nd4j.zeros(DataType.FLOAT, 4, 2);
      for (int row = 0; row < 4; row++) {
        labels.putScalar(row, random.nextInt(2), 1);
        for (int value = 0; value < 3; value++) {
          features.putScalar(row, value, (float) random.nextGaussian());
        }
      }
      network.fit(Minibatch.of(features, labels));
    }
  }
}
