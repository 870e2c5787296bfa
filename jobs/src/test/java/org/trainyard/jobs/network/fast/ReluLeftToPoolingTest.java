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

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.jobs.runtime.NativeRuntime;

/** A convolution that leaves ReLU to the pooling, where the pooling does not do it as usual. */
class ReluLeftToPoolingTest {
  private static final LayerWorkspaceMgr NONE = LayerWorkspaceMgr.noWorkspaces();
  private static final float CLOSE = 1e-5f;
  private static final int ROWS = 8;

  /** The convolution's outputs are {@code [minibatch, 3, 24, 24]}. */
  private static final INDArray INPUT = random(1, ROWS, 1, 26, 26);

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  /** The bias is so far below zero that many windows hold nothing above zero. */
  private static String json(int kernel, double bias) {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .list()
        .layer(
            new ConvolutionLayer.Builder(3, 3)
                .nOut(3)
                .activation(Activation.RELU)
                .biasInit(bias)
                .build())
        .layer(
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(kernel, kernel)
                .stride(kernel, kernel)
                .build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(4)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(26, 26, 1))
        .build()
        .toJson();
  }

  private static INDArray forward(MultiLayerNetwork network) {
    network.initGradientsView();
    INDArray outputs = network.getLayer(0).activate(INPUT, true, NONE);
    return network.getLayer(1).activate(outputs, true, NONE);
  }

  private static float[] backward(MultiLayerNetwork network, INDArray epsilon) {
    INDArray handedOn = network.getLayer(1).backpropGradient(epsilon, NONE).getSecond();
    network.getLayer(0).backpropGradient(handedOn, NONE);
    return numbers(network.getFlattenedGradients());
  }

  private static void assertSomeZeroAndSomeNot(INDArray pooled) {
    double above = pooled.gt(0).castTo(DataType.FLOAT).meanNumber().doubleValue();
    assertTrue(above > 0.1 && above < 0.9, "share of windows with something above zero: " + above);
    assertEquals(0, pooled.minNumber().doubleValue(), "least maximum");
  }

  /** Windows of 144 places are more than ReLU and pooling in one pass can number. */
  @Test
  void isDoneBeforeWindowsThatAreTooLargeForOnePass() {
    String json = json(12, -2);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);
    assertInstanceOf(FastConvolutionLayer.class, fast.getLayer(0));

    for (MultiLayerNetwork network : new MultiLayerNetwork[] {plain, fast}) {
      network.setInput(INPUT);
      network.setLabels(labels(2, ROWS, 4));
      network.computeGradientAndScore();
    }

    INDArray pooled = forward(plain(json));
    assertSomeZeroAndSomeNot(pooled);
    assertArrayEquals(numbers(pooled), numbers(forward(fast(json))), CLOSE, "maxima");
    assertEquals(plain.score(), fast.score(), CLOSE, "loss");
    assertArrayEquals(
        numbers(plain.getFlattenedGradients()),
        numbers(fast.getFlattenedGradients()),
        CLOSE * ROWS,
        "gradients");
  }

  /** Gradients of binary64 are left to the library, which knows nothing of ReLU. */
  @Test
  void isDoneAfterAllWhereASecondPassBackwardIsLeftToTheLibrary() {
    String json = json(2, -1);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);
    assertSomeZeroAndSomeNot(forward(plain));
    forward(fast);
    INDArray first = random(2, ROWS, 3, 12, 12);
    INDArray second = random(3, ROWS, 3, 12, 12).castTo(DataType.DOUBLE);
    float closeSums = CLOSE * ROWS * 144;

    assertArrayEquals(backward(plain, first), backward(fast, first), closeSums, "first pass");
    assertArrayEquals(backward(plain, second), backward(fast, second), closeSums, "second pass");
  }

  @Test
  void followsFromTheInputSetLast() {
    String json = json(2, -1);
    INDArray epsilon = random(2, ROWS, 3, 24, 24);
    INDArray other = random(4, ROWS, 1, 26, 26);
    MultiLayerNetwork plain = plain(json);
    MultiLayerNetwork fast = fast(json);

    for (MultiLayerNetwork network : new MultiLayerNetwork[] {plain, fast}) {
      forward(network);
      Layer convolution = network.getLayer(0);
      convolution.setInput(other, NONE);
      convolution.backpropGradient(epsilon, NONE);
    }

    assertArrayEquals(
        numbers(plain.getFlattenedGradients()),
        numbers(fast.getFlattenedGradients()),
        CLOSE * ROWS * 144,
        "gradients without a pass forward of this input");
  }
}
