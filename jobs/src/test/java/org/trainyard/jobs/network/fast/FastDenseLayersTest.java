package org.trainyard.jobs.network.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trainyard.jobs.network.fast.Networks.fast;
import static org.trainyard.jobs.network.fast.Networks.labels;
import static org.trainyard.jobs.network.fast.Networks.numbers;
import static org.trainyard.jobs.network.fast.Networks.plain;
import static org.trainyard.jobs.network.fast.Networks.random;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.jobs.runtime.NativeRuntime;

class FastDenseLayersTest {
  private static final float CLOSE = 1e-5f;

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  private static NeuralNetConfiguration.Builder adam() {
    return new NeuralNetConfiguration.Builder().seed(3).updater(new Adam(0.01));
  }

  private static String mlp(NeuralNetConfiguration.Builder builder, int inputs, int classes) {
    return mlp(builder, Activation.RELU, inputs, classes);
  }

  private static String mlp(
      NeuralNetConfiguration.Builder builder, Activation activation, int inputs, int classes) {
    return builder
        .list()
        .layer(dense(activation, 33))
        .layer(dense(activation, 20))
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.feedForward(inputs))
        .build()
        .toJson();
  }

  private static org.deeplearning4j.nn.conf.layers.DenseLayer dense(
      Activation activation, int units) {
    return new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
        .nOut(units)
        .activation(activation)
        .biasInit(0.1)
        .build();
  }

  private static void gradients(MultiLayerNetwork network, INDArray input, INDArray labels) {
    network.setInput(input);
    network.setLabels(labels);
    network.computeGradientAndScore();
  }

  @Test
  void exchangesDenseLayersTheOutputLayerAndAdam() {
    MultiLayerNetwork network = fast(mlp(adam(), 12, 4));

    assertInstanceOf(FastDenseLayer.class, network.getLayer(0), "first layer");
    assertInstanceOf(FastDenseLayer.class, network.getLayer(1), "second layer");
    assertInstanceOf(FastOutputLayer.class, network.getOutputLayer(), "output layer");
    network.fit(random(1, 8, 12), labels(2, 8, 4));
    assertInstanceOf(FastAdam.class, network.getUpdater(), "updater, after a step as well");
  }

  @ParameterizedTest
  @CsvSource({"64,12,4", "1,12,2", "7,3,11", "130,50,10"})
  void givesTheGradientsLossAndOutputsOfTheLibrary(int rows, int inputs, int classes) {
    String json = mlp(adam(), inputs, classes);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);
    INDArray input = random(1, rows, inputs);
    INDArray labels = labels(2, rows, classes);

    gradients(plain, input, labels);
    gradients(fast, input, labels);

    assertArrayEquals(
        numbers(plain.getFlattenedGradients()),
        numbers(fast.getFlattenedGradients()),
        CLOSE * rows,
        "gradients, summed over the rows");
    assertEquals(plain.score(), fast.score(), CLOSE, "loss");
    assertArrayEquals(numbers(plain.output(input)), numbers(fast.output(input)), CLOSE, "outputs");
    assertEquals(
        plain.score(new DataSet(input, labels)),
        fast.score(new DataSet(input, labels)),
        CLOSE,
        "loss outside training");
  }

  @Test
  void addsThePenaltyOfTheParametersToTheLoss() {
    MultiLayerNetwork plain = plain(mlp(adam().l2(0.1), 12, 4));
    MultiLayerNetwork fast = fast(mlp(adam().l2(0.1), 12, 4));

    gradients(plain, random(1, 8, 12), labels(2, 8, 4));
    gradients(fast, random(1, 8, 12), labels(2, 8, 4));

    assertTrue(plain.calcRegularizationScore(true) > 0.1, "a penalty that can be seen");
    assertEquals(plain.score(), fast.score(), CLOSE, "loss with its penalty");
  }

  @Test
  void scoresOtherRowsAfterAStepByThoseRows() {
    String json = mlp(adam(), 12, 4);
    DataSet others = new DataSet(random(5, 8, 12), labels(6, 8, 4));
    MultiLayerNetwork fast = fast(json);
    gradients(fast, random(1, 8, 12), labels(2, 8, 4));

    assertEquals(plain(json).score(others, true), fast.score(others, true), CLOSE, "loss");
  }

  @Test
  void takesLabelsThatAreShares() {
    String json = mlp(adam(), 12, 3);
    INDArray labels = Nd4j.createFromArray(new float[][] {{0.2f, 0.5f, 0.3f}, {0, 0.9f, 0.1f}});
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);

    gradients(plain, random(1, 2, 12), labels);
    gradients(fast, random(1, 2, 12), labels);

    assertEquals(plain.score(), fast.score(), CLOSE, "loss");
    assertArrayEquals(
        numbers(plain.getFlattenedGradients()),
        numbers(fast.getFlattenedGradients()),
        CLOSE,
        "gradients");
  }

  /** Rows of which each is masked as well, for which the library's own ways are taken. */
  @Test
  void leavesMaskedRowsToTheLibrary() {
    String json = mlp(adam(), 12, 3);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1}, {0}, {1}});

    plain.fit(random(1, 3, 12), labels(2, 3, 3), null, mask);
    fast.fit(random(1, 3, 12), labels(2, 3, 3), null, mask);

    assertArrayEquals(numbers(plain.params()), numbers(fast.params()), CLOSE, "parameters");
    assertEquals(plain.score(), fast.score(), CLOSE, "loss");
  }

  @Test
  void takesAdamsStepsAndKeepsItsMoments() {
    String json = mlp(adam(), 12, 4);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);
    gradients(plain, random(1, 8, 12), labels(2, 8, 4));
    gradients(fast, random(1, 8, 12), labels(2, 8, 4));

    for (int step = 0; step < 30; step++) {
      update(plain, step);
      update(fast, step);

      assertArrayEquals(
          numbers(plain.getFlattenedGradients()),
          numbers(fast.getFlattenedGradients()),
          1e-6f,
          "step " + step);
    }
    assertArrayEquals(numbers(plain.updaterState()), numbers(fast.updaterState()), 1e-6f);
  }

  /** Turns made-up gradients into a step, as the optimizer does after back-propagation. */
  private static void update(MultiLayerNetwork network, int step) {
    network.getFlattenedGradients().assign(random(step, 1, network.numParams()));
    network
        .getUpdater()
        .update(network, network.gradient(), step, 0, 60, LayerWorkspaceMgr.noWorkspaces());
  }

  @Test
  void trainsToTheSameParameters() {
    String json = mlp(new NeuralNetConfiguration.Builder().seed(3).updater(new Sgd(0.1)), 12, 4);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);

    for (int step = 0; step < 20; step++) {
      int rows = step == 19 ? 5 : 64;
      plain.fit(random(step, rows, 12), labels(step, rows, 4));
      fast.fit(random(step, rows, 12), labels(step, rows, 4));
    }

    assertArrayEquals(numbers(plain.params()), numbers(fast.params()), CLOSE, "parameters");
    assertEquals(20, fast.getIterationCount(), "steps");
  }

  /** By hand: m = 0.1 g, v = 0.001 g², and bias correction makes the first step rate · sign(g). */
  @Test
  void takesAFirstStepAsLongAsTheRate() {
    MultiLayerNetwork network = fast(mlp(adam(), 12, 4));
    float[] before = numbers(network.params());
    INDArray input = random(1, 64, 12);

    network.fit(input, labels(1, 64, 4));

    float[] after = numbers(network.params());
    int moved = 0;
    for (int i = 0; i < before.length; i++) {
      double step = Math.abs(after[i] - before[i]);
      assertTrue(step < 0.0100002, "parameter " + i + " moved by " + step);
      moved += step > 0.0099 ? 1 : 0;
    }
    assertTrue(moved > before.length / 2, moved + " of " + before.length + " moved by the rate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l2", "clip", "weight decay", "rates of its own"})
  void leavesAnUpdaterAloneThatDoesMoreThanAdam(String what) {
    NeuralNetConfiguration.Builder builder = adam();
    switch (what) {
      case "l2" -> builder.l2(0.01);
      case "weight decay" -> builder.weightDecay(0.01);
      case "clip" ->
          builder.gradientNormalization(
              org.deeplearning4j.nn.conf.GradientNormalization.ClipL2PerLayer);
      default -> builder.biasUpdater(new Adam(0.1));
    }
    String json = mlp(builder, 12, 4);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);

    for (int step = 0; step < 3; step++) {
      plain.fit(random(step, 64, 12), labels(step, 64, 4));
      fast.fit(random(step, 64, 12), labels(step, 64, 4));
    }

    assertInstanceOf(MultiLayerUpdater.class, fast.getUpdater(), what);
    assertEquals(
        0, plain.params().distance1(fast.params()) / plain.numParams(), CLOSE, "parameters");
  }

  @Test
  void leavesOtherActivationsAndDropoutAlone() {
    assertEquals(
        DenseLayer.class, fast(mlp(adam(), Activation.TANH, 12, 4)).getLayer(0).getClass());
    assertEquals(DenseLayer.class, fast(mlp(adam().dropOut(0.8), 12, 4)).getLayer(1).getClass());
  }
}
