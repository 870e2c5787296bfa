package org.trainyard.jobs.network.fast;

import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's max-pooling layer, computed by {@link MaxPooling}; oneDNN has no fast code for {@code
 * [minibatch, channels, height, width]}. Arrays that do not lie in memory as needed go DL4J's way.
 */
final class FastMaxPoolingLayer extends SubsamplingLayer {
  private static final long serialVersionUID = 1;

  private transient Optional<Pooling> kept = Optional.empty();
  private transient Optional<INDArray> unrectified = Optional.empty();
  private transient boolean rectified;

  /** A layer of a configuration that {@link #supports} is true for. */
  FastMaxPoolingLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** Whether a pooling is of the kind this layer computes. */
  static boolean supports(org.deeplearning4j.nn.conf.layers.SubsamplingLayer layer) {
    int[] kernel = layer.getKernelSize();
    return layer.getPoolingType() == PoolingType.MAX
        && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
        && layer.getConvolutionMode() == ConvolutionMode.Truncate
        && java.util.Arrays.equals(kernel, layer.getStride())
        && allEqual(layer.getPadding(), 0)
        && allEqual(layer.getDilation(), 1);
  }

  private static boolean allEqual(int[] values, int wanted) {
    return java.util.Arrays.stream(values).allMatch(value -> value == wanted);
  }

  /**
   * Leaves ReLU to this layer, in the coming pass forward and the pass backward after it.
   *
   * @param outputs of the layer before, which this one is about to get
   */
  void leaveRelu(INDArray outputs) {
    unrectified = Optional.of(outputs);
  }

  /** Whether the gradient that this layer hands back is that before ReLU. */
  boolean didRelu() {
    return rectified;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Optional<INDArray> expected = unrectified;
    unrectified = Optional.empty();
    rectified = false;
    if (expected.isPresent()) {
      if (expected.get() == input && applies() && ReluMaxPooling.supports(windows())) {
        return activateWithRelu(workspaces);
      }
      Nd4j.getExecutioner().exec(new RectifiedLinear(input, input));
    }
    if (input == null || !applies()) {
      return super.activate(training, workspaces);
    }
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, outputShape(), 'c');
    pooling().plain().forward(NativeFloats.buffer(input), NativeFloats.buffer(output), planes());
    return output;
  }

  private INDArray activateWithRelu(LayerWorkspaceMgr workspaces) {
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, outputShape(), 'c');
    pooling().withRelu().forward(NativeFloats.bits(input), NativeFloats.bits(output), planes());
    rectified = true;
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (input == null
        || !applies()
        || !NativeFloats.sameShape(epsilon, outputShape())
        || epsilon.dataType() != DataType.FLOAT) {
      rectified = false; // The layer before does it itself, by its own outputs.
      return super.backpropGradient(epsilon, workspaces);
    }
    // The layer after this one may hand back another order, as a dense layer does.
    INDArray gradient =
        NativeFloats.plain(epsilon)
            ? epsilon
            : workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon, 'c');
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    if (rectified) {
      pooling()
          .withRelu()
          .backward(NativeFloats.bits(gradient), NativeFloats.bits(result), planes());
    } else {
      pooling()
          .plain()
          .backward(
              NativeFloats.bits(input),
              NativeFloats.bits(gradient),
              NativeFloats.bits(result),
              planes());
    }
    return new Pair<>(new DefaultGradient(), result);
  }

  private boolean applies() {
    int[] kernel = layerConf().getKernelSize();
    return dataType == DataType.FLOAT
        && input.rank() == 4
        && NativeFloats.plain(input)
        && input.size(2) >= kernel[0]
        && input.size(3) >= kernel[1];
  }

  private int planes() {
    return Math.toIntExact(input.size(0) * input.size(1));
  }

  private long[] outputShape() {
    Windows windows = windows();
    return new long[] {input.size(0), input.size(1), windows.outHeight(), windows.outWidth()};
  }

  private Windows windows() {
    int[] kernel = layerConf().getKernelSize();
    return new Windows((int) input.size(2), (int) input.size(3), kernel[0], kernel[1]);
  }

  private Pooling pooling() {
    if (kept.isEmpty() || !kept.get().windows().equals(windows())) {
      kept = Optional.of(new Pooling(windows()));
    }
    return kept.get();
  }

  /** Both ways of pooling planes of one size, with their buffers. */
  private record Pooling(Windows windows, MaxPooling plain, ReluMaxPooling withRelu) {
    Pooling(Windows windows) {
      this(windows, new MaxPooling(windows), new ReluMaxPooling(windows));
    }
  }
}
