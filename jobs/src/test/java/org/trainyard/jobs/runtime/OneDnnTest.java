package org.trainyard.jobs.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.trainyard.common.spark.InstructionSet;

class OneDnnTest {
  private static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
  private static final float CLOSE = 1e-4f;

  private record Numbers(float[] output, float[] gradient) {}

  @BeforeAll
  static void load() {
    assumeTrue(
        !InstructionSet.ofThisMachine().platformExtension().isEmpty(),
        "a processor with a oneDNN build");
    NativeRuntime.load(1);
  }

  @Test
  void isUsedByConvolutions() {
    assertTrue(BaseMKLDNNHelper.mklDnnEnabled(), "DL4J finds oneDNN in the native library");
    assertTrue(Nd4j.getEnvironment().helpersAllowed(), "operations may use oneDNN");
    assertInstanceOf(MKLDNNConvHelper.class, network().getLayer(0).getHelper(), "first layer");
    assertInstanceOf(MKLDNNConvHelper.class, network().getLayer(1).getHelper(), "second layer");
  }

  @Test
  void givesTheNumbersOfTheBuiltInWay() {
    Numbers oneDnn = compute();

    Numbers builtIn = builtIn(OneDnnTest::compute);

    assertArrayEquals(builtIn.output, oneDnn.output, CLOSE, "outputs");
    assertArrayEquals(builtIn.gradient, oneDnn.gradient, CLOSE, "gradients");
  }

  private static <R> R builtIn(Supplier<R> work) {
    Nd4j.getEnvironment().allowHelpers(false);
    System.setProperty(DISABLED, "true");
    try {
      assertNull(network().getLayer(0).getHelper(), "no helper in the built-in way");
      return work.get();
    } finally {
      System.setProperty(DISABLED, "false");
      Nd4j.getEnvironment().allowHelpers(true);
    }
  }

  private static Numbers compute() {
    MultiLayerNetwork network = network();
    Random random = new Random(1);
    INDArray input = Nd4j.create(DataType.FLOAT, 8, 1, 28, 28);
    for (long i = 0; i < input.length(); i++) {
      input.putScalar(i, random.nextFloat());
    }
    INDArray labels = Nd4j.create(DataType.FLOAT, 8, 10);
    for (int row = 0; row < 8; row++) {
      labels.putScalar(row, row, 1);
    }
    float[] output = network.output(input).dup('c').data().asFloat();
    network.setInput(input);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return new Numbers(output, network.getFlattenedGradients().dup().data().asFloat());
  }

  /** Without pooling and kinks, where a last bit may send a gradient elsewhere. */
  private static MultiLayerNetwork network() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(42)
            .list()
            .layer(
                new ConvolutionLayer.Builder(5, 5)
                    .nOut(32)
                    .stride(2, 2)
                    .activation(Activation.TANH)
                    .build())
            .layer(new ConvolutionLayer.Builder(5, 5).nOut(64).activation(Activation.TANH).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(10)
                    .activation(Activation.SOFTMAX)
                    .build())
            .setInputType(InputType.convolutional(28, 28, 1))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }
}
