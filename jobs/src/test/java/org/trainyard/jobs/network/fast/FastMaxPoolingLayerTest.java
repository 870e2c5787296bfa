package org.trainyard.jobs.network.fast;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.runtime.NativeRuntime;

class FastMaxPoolingLayerTest {
  private static final LayerWorkspaceMgr NONE = LayerWorkspaceMgr.noWorkspaces();

  private record Result(float[] output, float[] gradient) {
    void assertSame(Result other, String message) {
      assertArrayEquals(other.output, output, message + ": outputs");
      assertArrayEquals(other.gradient, gradient, message + ": gradients of the input");
    }
  }

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  @ParameterizedTest
  @CsvSource({"64,32,24,24,2", "1,1,2,2,2", "3,2,25,27,2", "5,3,9,10,3", "2,2,7,7,4", "2,1,5,5,1"})
  void givesTheNumbersOfBothOfTheLibrarysWays(int rows, int channels, int h, int w, int kernel) {
    INDArray input = random(rows, channels, h, w);
    INDArray epsilon = random(rows, channels, h / kernel, w / kernel);

    Result fast = run(fast(kernel), input, epsilon);

    fast.assertSame(run(plain(kernel), input, epsilon), "oneDNN's way");
    fast.assertSame(builtIn(kernel, input, epsilon), "the built-in way");
  }

  /** Half the inputs are zero after ReLU, and many windows hold nothing else. */
  @Test
  void givesTheGradientOfEqualMaximaToTheFirst() {
    INDArray input = Nd4j.create(DataType.FLOAT, 4, 3, 10, 12);
    Random random = new Random(3);
    for (long i = 0; i < input.length(); i++) {
      input.putScalar(i, new float[] {0, -0f, 1, -1}[random.nextInt(4)]);
    }
    INDArray epsilon = random(4, 3, 5, 6);

    Result fast = run(fast(2), input, epsilon);

    fast.assertSame(run(plain(2), input, epsilon), "oneDNN's way");
    fast.assertSame(builtIn(2, input, epsilon), "the built-in way");
  }

  @Test
  void leavesRowsAndColumnsOutsideEveryWindowWithoutGradient() {
    INDArray ones = Nd4j.ones(DataType.FLOAT, 2, 1, 12, 13);

    Result fast = run(fast(2), random(2, 1, 25, 27), ones);

    for (int i = 0; i < fast.gradient.length; i++) {
      boolean outside = i % 27 == 26 || i / 27 % 25 == 24;
      assertTrue(!outside || fast.gradient[i] == 0, "gradient outside every window at " + i);
    }
    double sum = 0;
    for (float gradient : fast.gradient) {
      sum += gradient;
    }
    assertEquals(2 * 12 * 13, sum, "each window hands on its gradient once");
  }

  @Test
  void dependsOnNothingItSawBefore() {
    Layer layer = fast(2);
    INDArray input = random(3, 2, 24, 24);
    INDArray epsilon = random(3, 2, 12, 12);
    Result alone = run(fast(2), input, epsilon);
    run(layer, random(64, 2, 24, 24), random(64, 2, 12, 12));
    run(layer, random(2, 2, 9, 8), random(2, 2, 4, 4));

    Result after = run(layer, input, epsilon);

    after.assertSame(alone, "after a larger and a narrower minibatch");
  }

  @Test
  void takesArraysThatLieOtherwiseInMemory() {
    INDArray input = random(4, 3, 8, 8);
    INDArray epsilon = random(4, 3, 4, 4);
    Result wanted = run(fast(2), input, epsilon);

    assertAll(
        () -> run(fast(2), input.dup('f'), epsilon).assertSame(wanted, "input in F order"),
        () -> run(fast(2), input, epsilon.dup('f')).assertSame(wanted, "gradient in F order"),
        () -> run(fast(2), inside(input), inside(epsilon)).assertSame(wanted, "part of an array"));
  }

  @Test
  void supportsOnlyWindowsSideBySide() {
    assertTrue(FastMaxPoolingLayer.supports(builder(2).build()), "2×2, stride 2");
    SubsamplingLayer overlapping = builder(3).stride(2, 2).build();
    SubsamplingLayer padded = builder(2).padding(1, 1).build();
    SubsamplingLayer same = builder(2).convolutionMode(ConvolutionMode.Same).build();
    SubsamplingLayer average = builder(2).poolingType(SubsamplingLayer.PoolingType.AVG).build();
    for (SubsamplingLayer layer : new SubsamplingLayer[] {overlapping, padded, same, average}) {
      assertTrue(!FastMaxPoolingLayer.supports(layer), "left to DL4J: " + layer);
    }
  }

  private static INDArray inside(INDArray array) {
    long[] shape = array.shape().clone();
    shape[0] += 1;
    INDArray larger = Nd4j.ones(DataType.FLOAT, shape);
    INDArray part = larger.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, shape[0]));
    return part.assign(array);
  }

  private static Result run(Layer layer, INDArray input, INDArray epsilon) {
    float[] output = Networks.numbers(layer.activate(input, true, NONE));
    return new Result(output, Networks.numbers(layer.backpropGradient(epsilon, NONE).getSecond()));
  }

  private static Result builtIn(int kernel, INDArray input, INDArray epsilon) {
    return Networks.builtIn(() -> run(plain(kernel), input, epsilon));
  }

  private static INDArray random(long... shape) {
    return Networks.random(1, shape);
  }

  private static SubsamplingLayer.Builder builder(int kernel) {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .convolutionMode(ConvolutionMode.Truncate)
        .kernelSize(kernel, kernel)
        .stride(kernel, kernel);
  }

  private static NeuralNetConfiguration configuration(int kernel) {
    return new NeuralNetConfiguration.Builder().layer(builder(kernel).build()).build();
  }

  private static Layer plain(int kernel) {
    return new org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer(
        configuration(kernel), DataType.FLOAT);
  }

  private static Layer fast(int kernel) {
    return new FastMaxPoolingLayer(configuration(kernel), DataType.FLOAT);
  }
}
