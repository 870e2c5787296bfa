package org.trainyard.jobs.network.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.trainyard.jobs.network.fast.Networks.builtIn;
import static org.trainyard.jobs.network.fast.Networks.fast;
import static org.trainyard.jobs.network.fast.Networks.labels;
import static org.trainyard.jobs.network.fast.Networks.numbers;
import static org.trainyard.jobs.network.fast.Networks.plain;
import static org.trainyard.jobs.network.fast.Networks.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.jobs.network.CnnSettings;
import org.trainyard.jobs.network.NetworkTask;
import org.trainyard.jobs.network.OptimizerSettings;
import org.trainyard.jobs.network.ScheduleSettings;
import org.trainyard.jobs.runtime.NativeRuntime;

class FastLayersTest {
  private static final float CLOSE = 1e-5f;

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @Test
  void exchangesConvolutionsAndPoolings() {
    MultiLayerNetwork network = fast(cnn(1, 28, 28));

    assertInstanceOf(FastConvolutionLayer.class, network.getLayer(0), "first convolution");
    assertInstanceOf(FirstConvolutionHelper.class, network.getLayer(0).getHelper(), "its helper");
    assertInstanceOf(FastMaxPoolingLayer.class, network.getLayer(1), "pooling");
    assertInstanceOf(FastConvolutionLayer.class, network.getLayer(2), "second convolution");
    assertFalse(
        network.getLayer(2).getHelper() instanceof FirstConvolutionHelper,
        "the second convolution hands a gradient on");
    assertEquals(plain(cnn(1, 28, 28)).params(), network.params(), "initial parameters");
    assertEquals(
        plain(cnn(1, 28, 28)).getLayerWiseConfigurations().toJson(),
        network.getLayerWiseConfigurations().toJson(),
        "configuration");
  }

  @Test
  void leavesTheNetworkAloneWhenSwitchedOff() {
    System.setProperty(FastLayers.PROPERTY, "false");
    try {
      assertEquals(
          SubsamplingLayer.class, fast(cnn(1, 28, 28)).getLayer(1).getClass(), "pooling of DL4J");
    } finally {
      System.clearProperty(FastLayers.PROPERTY);
    }
  }

  @ParameterizedTest
  @CsvSource({"64,1,28,28", "1,1,28,28", "7,3,32,32", "5,2,25,27"})
  void givesTheGradientsOfBothOfTheLibrarysWays(int rows, int channels, int height, int width) {
    String json = cnn(channels, height, width);
    INDArray input = random(1, rows, channels, height, width);
    INDArray labels = labels(2, rows, 10);
    Function<MultiLayerNetwork, float[]> gradients =
        network -> {
          network.setInput(input);
          network.setLabels(labels);
          network.computeGradientAndScore();
          return numbers(network.getFlattenedGradients());
        };

    MultiLayerNetwork fast = fast(json);
    float[] computed = gradients.apply(fast);

    assertArrayEquals(gradients.apply(plain(json)), computed, CLOSE, "gradients of oneDNN's way");
    assertArrayEquals(
        builtIn(() -> gradients.apply(plain(json))), computed, CLOSE, "the built-in way");
    assertArrayEquals(
        numbers(plain(json).output(input)), numbers(fast.output(input)), CLOSE, "outputs");
  }

  /** Two epochs of a last minibatch that is shorter, with scoring in between. */
  @Test
  void trainsToTheSameParameters() {
    String json = cnn(1, 28, 28);
    MultiLayerNetwork plain = plain(json);

    MultiLayerNetwork fast = fast(json);
    train(fast);

    train(plain);
    assertArrayEquals(
        numbers(plain.params()), numbers(fast.params()), CLOSE, "parameters after 20 steps");
  }

  @Test
  void trainsToTheSameBytesAgainAndOnAnyThread() throws InterruptedException {
    String json = cnn(1, 28, 28);
    MultiLayerNetwork once = fast(json);
    train(once);

    List<float[]> again = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              NativeRuntime.load(1);
              MultiLayerNetwork other = fast(json);
              other.output(random(9, 33, 1, 28, 28));
              train(other);
              again.add(other.params().data().asFloat());
            });
    thread.start();
    thread.join();

    assertArrayEquals(once.params().data().asFloat(), again.get(0), "parameters of a second run");
  }

  private static void train(MultiLayerNetwork network) {
    for (int step = 0; step < 20; step++) {
      int rows = step % 10 == 9 ? 5 : 64;
      int seed = step % 10;
      network.fit(random(seed, rows, 1, 28, 28), labels(seed, rows, 10));
      if (step == 4) {
        network.feedForward(random(100, 3, 1, 28, 28), true);
        network.output(random(100, 3, 1, 28, 28));
      }
    }
  }

  private static String cnn(int channels, int height, int width) {
    Features features =
        new Features(Features.Kind.IMAGE, List.of(channels, height, width), Features.Dtype.FLOAT32);
    Labels labels =
        new Labels(Labels.Kind.CLASS, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    ScheduleSettings constant = new ScheduleSettings(ScheduleSettings.Type.CONSTANT, 1, 1, 10);
    OptimizerSettings optimizer =
        new OptimizerSettings(OptimizerSettings.Type.SGD, 0.01, constant, 0.9, 0, 0, 0);
    return new CnnSettings(List.of(32, 64), 5, List.of(128))
        .define(new NetworkTask(features, labels), optimizer, 42)
        .json();
  }
}
