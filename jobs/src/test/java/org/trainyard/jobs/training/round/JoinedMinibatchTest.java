package org.trainyard.jobs.training.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Sgd;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.RoundShape;

/**
 * Workers that train one minibatch a round, with plain gradient descent, are one machine that
 * trains on all their rows at once: the mean of where they arrive, each counting by its rows, is
 * where the mean gradient of all rows leads.
 */
@ExtendWith(LayersOfDl4j.class)
class JoinedMinibatchTest {
  private static final int EPOCHS = 3;
  private static final int MINIBATCH = 4;

  /** Cases, each for so many workers and rows of an epoch. */
  static Stream<Arguments> cases() {
    List<Case> cases =
        List.of(
            Case.perceptron("sgd", new Sgd(0.5)),
            Case.perceptron("l2", b -> b.updater(new Sgd(0.5)).l2(0.01)),
            Case.perceptron("weight decay", b -> b.updater(new Sgd(0.5)).weightDecay(0.01)),
            new Case("images", Case.IMAGES, b -> b.updater(new Sgd(0.1)), Layers::convolutional),
            new Case("masks", Case.SEQUENCES, b -> b.updater(new Sgd(0.5)), Layers::recurrent));
    return cases.stream()
        .flatMap(
            trained ->
                Stream.of(
                        // Minibatches of equal sizes.
                        new int[] {2, 16},
                        new int[] {3, 24},
                        new int[] {5, 40},
                        // Shards of 6 and 5, of 6, 5 and 5, and of 2, 2, 1, 1 and 1 rows: sizes
                        // differ from worker to worker, and some workers sit a round out.
                        new int[] {2, 11},
                        new int[] {3, 16},
                        new int[] {5, 7})
                    .flatMap(
                        size ->
                            Stream.of(Kind.values())
                                .map(kind -> Arguments.of(kind, trained, size[0], size[1]))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2} workers, {3} rows")
  @MethodSource("cases")
  void workersAreOneMachineOnTheJoinedMinibatch(Kind kind, Case trained, int workers, int rows) {
    RoundPlan plan = new RoundPlan(rows, 5, RoundShape.of(workers, MINIBATCH, 1));
    String json = trained.json(kind);
    NeuralNetwork plain = kind.plain(json);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      plain.fit(PlainEpoch.joined(trained.examples(), plan, epoch));
    }

    RoundState reached = new Engine(json, trained.examples(), plan).train(EPOCHS);

    assertArrayEquals(
        plain.params().dup('c').data().asFloat(),
        reached.network().parameters(),
        1e-5f,
        "parameters");
    assertEquals(kind.iteration(plain), reached.iteration(), "steps");
  }
}
