package org.trainyard.jobs.training.round;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;
import org.trainyard.jobs.network.fast.FastLayers;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.RoundShape;

/** One worker trains as plain DL4J does on the same minibatches. */
@ExtendWith(LayersOfDl4j.class)
class ParityTest {
  private static final int EPOCHS = 3;

  /** Minibatches of 4, 4, 4, 4 | 4, 2 rows: a short last round, and a short last minibatch. */
  private static final RoundPlan PLAN = new RoundPlan(22, 5, RoundShape.of(1, 4, 4));

  static Stream<Arguments> cases() {
    ISchedule bySteps = new StepSchedule(ScheduleType.ITERATION, 0.05, 0.5, 4);
    ISchedule byEpochs = new ExponentialSchedule(ScheduleType.EPOCH, 0.05, 0.5);
    return Stream.of(
            Case.perceptron("sgd", new Sgd(0.1)),
            Case.perceptron("nesterovs", new Nesterovs(0.1, 0.9)),
            Case.perceptron("adam", new Adam(0.01)),
            Case.perceptron("amsgrad", new AMSGrad(0.01)),
            Case.perceptron("rmsprop", new RmsProp(0.01)),
            Case.perceptron("adagrad", new AdaGrad(0.1)),
            Case.perceptron("sgd, rate by steps", new Sgd(bySteps)),
            Case.perceptron("adam, rate by steps", new Adam(bySteps)),
            Case.perceptron("sgd, rate by epochs", new Sgd(byEpochs)),
            Case.perceptron("nesterovs, rate by epochs", new Nesterovs(byEpochs, 0.9)),
            Case.perceptron(
                "nesterovs, momentum by steps",
                Nesterovs.builder()
                    .learningRate(0.1)
                    .momentumISchedule(new StepSchedule(ScheduleType.ITERATION, 0.9, 0.5, 4))
                    .build()),
            Case.perceptron("l2", b -> b.updater(new Adam(0.01)).l2(0.05)),
            Case.perceptron("weight decay", b -> b.updater(new Adam(bySteps)).weightDecay(0.1)),
            Case.perceptron(
                "clipped elements",
                clipped(GradientNormalization.ClipElementWiseAbsoluteValue, 0.02)),
            Case.perceptron("clipped by layer", clipped(GradientNormalization.ClipL2PerLayer, 0.1)),
            Case.perceptron(
                "clipped by parameter", clipped(GradientNormalization.ClipL2PerParamType, 0.1)),
            Case.perceptron("dropout", b -> b.updater(new Adam(0.01)).dropOut(0.7)),
            Case.perceptron(
                "dropout by steps",
                b ->
                    b.updater(new Sgd(0.1))
                        .dropOut(
                            new Dropout(new StepSchedule(ScheduleType.ITERATION, 0.9, 0.8, 4)))),
            new Case(
                "batch normalisation",
                Case.IMAGES,
                b -> b.updater(new Adam(0.01)),
                Layers::normalised),
            new Case(
                "convolutions",
                Case.IMAGES,
                b -> b.updater(new Nesterovs(0.01, 0.9)),
                Layers::convolutional),
            new Case("masks", Case.SEQUENCES, b -> b.updater(new Adam(0.01)), Layers::recurrent),
            new Case(
                "masks, clipped, dropout",
                Case.SEQUENCES,
                b ->
                    b.updater(new RmsProp(bySteps))
                        .dropOut(0.8)
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(0.1),
                Layers::recurrent))
        .flatMap(c -> Stream.of(Kind.values()).map(kind -> Arguments.of(kind, c)));
  }

  private static UnaryOperator<NeuralNetConfiguration.Builder> clipped(
      GradientNormalization how, double threshold) {
    return builder ->
        builder
            .updater(new Sgd(0.5))
            .gradientNormalization(how)
            .gradientNormalizationThreshold(threshold);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void parametersAndMomentsAreThoseOfDl4jToTheLastBit(Kind kind, Case trained) {
    assertParity(kind, trained.json(kind), trained.examples());
  }

  @Test
  void soTheyAreForAGraphThatBranches() {
    String json =
        new NeuralNetConfiguration.Builder()
            .seed(7)
            .updater(new Adam(0.01))
            .graphBuilder()
            .addInputs("rows")
            .addLayer("first", Layers.dense(5), "rows")
            .addLayer("second", Layers.dense(5), "first")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
            .addLayer("output", Layers.output(), "sum")
            .setOutputs("output")
            .setInputTypes(Case.VECTORS.inputType())
            .build()
            .toJson();

    assertParity(Kind.GRAPH, json, Case.VECTORS);
  }

  /** Seven steps of time in parts of three: three steps of the optimizer for each minibatch. */
  @ParameterizedTest
  @EnumSource
  void soTheyAreWhereBackPropagationIsTruncated(Kind kind) {
    Case recurrent =
        new Case("", Case.SEQUENCES, b -> b.updater(new Adam(0.01)), Layers::recurrent);
    String whole = recurrent.json(kind);
    String truncated =
        switch (kind) {
          case LAYERS -> {
            MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(whole);
            layers.setBackpropType(BackpropType.TruncatedBPTT);
            layers.setTbpttFwdLength(3);
            layers.setTbpttBackLength(3);
            yield layers.toJson();
          }
          case GRAPH -> {
            ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(whole);
            graph.setBackpropType(BackpropType.TruncatedBPTT);
            graph.setTbpttFwdLength(3);
            graph.setTbpttBackLength(3);
            yield graph.toJson();
          }
        };

    assertEquals(EPOCHS * 6 * 3, assertParity(kind, truncated, Case.SEQUENCES).iteration());
  }

  @Test
  void runningStatisticsOfBatchNormalisationAreLearned() {
    Case normalised = new Case("", Case.IMAGES, b -> b.updater(new Sgd(0.1)), Layers::normalised);
    String json = normalised.json(Kind.LAYERS);
    MultiLayerNetwork network = (MultiLayerNetwork) Kind.LAYERS.plain(json);
    float[] initial = numbers(network.getParam("1_mean"));

    float[] trained = new Engine(json, Case.IMAGES, PLAN).train(EPOCHS).network().parameters();

    network.setParams(org.nd4j.linalg.factory.Nd4j.create(trained));
    assertFalse(
        Arrays.equals(initial, numbers(network.getParam("1_mean"))),
        "the running means have moved with the parameters");
  }

  @Test
  void parametersAreCloseWithFastLayers() {
    Case convolutional =
        new Case("", Case.IMAGES, b -> b.updater(new Nesterovs(0.01, 0.9)), Layers::convolutional);
    String json = convolutional.json(Kind.LAYERS);
    NeuralNetwork plain = plain(Kind.LAYERS, json, Case.IMAGES);
    System.clearProperty(FastLayers.PROPERTY);
    Engine engine = new Engine(json, Case.IMAGES, PLAN);

    RoundState trained = engine.train(EPOCHS);

    MultiLayerNetwork fast = (MultiLayerNetwork) engine.network().model();
    assertNotEquals(SubsamplingLayer.class, fast.getLayer(1).getClass(), "a replaced layer");
    assertArrayEquals(numbers(plain.params()), trained.network().parameters(), 1e-5f, "parameters");
    assertArrayEquals(numbers(plain.updaterState()), trained.network().moments(), 1e-5f, "moments");
  }

  private static RoundState assertParity(Kind kind, String json, Examples examples) {
    NeuralNetwork plain = plain(kind, json, examples);

    RoundState trained = new Engine(json, examples, PLAN).train(EPOCHS);

    assertFalse(
        Arrays.equals(numbers(kind.plain(json).params()), numbers(plain.params())),
        "plain DL4J has learned");
    assertArrayEquals(
        bits(numbers(plain.params())), bits(trained.network().parameters()), "parameters");
    assertArrayEquals(
        bits(numbers(plain.updaterState())), bits(trained.network().moments()), "moments");
    assertEquals(kind.iteration(plain), trained.iteration(), "steps");
    return trained;
  }

  private static NeuralNetwork plain(Kind kind, String json, Examples examples) {
    NeuralNetwork plain = kind.plain(json);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      plain.fit(PlainEpoch.ofOneWorker(examples, PLAN, epoch));
    }
    return plain;
  }

  private static float[] numbers(INDArray array) {
    return array == null ? new float[0] : array.dup('c').data().asFloat();
  }

  private static int[] bits(float[] numbers) {
    int[] bits = new int[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(numbers[i]);
    }
    return bits;
  }
}
