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

  private transient Optional<MaxPooling> kept = Optional.empty();
  private transient Optional<ReluMaxPooling> keptWithRelu = Optional.empty();
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
      if (expected.get() == input && applies() && supportsRelu()) {
        return activateWithRelu(workspaces);
      }
      Nd4j.getExecutioner().exec(new RectifiedLinear(input, input));
    }
    if (input == null || !applies()) {
      return super.activate(training, workspaces);
    }
    MaxPooling pooling = pooling();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, outputShape(pooling), 'c');
    pooling.forward(NativeFloats.buffer(input), NativeFloats.buffer(output), planes());
    return output;
  }

  private boolean supportsRelu() {
    int[] kernel = layerConf().getKernelSize();
    return ReluMaxPooling.supports(kernel[0], kernel[1]);
  }

  private INDArray activateWithRelu(LayerWorkspaceMgr workspaces) {
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, outputShape(pooling()), 'c');
    reluPooling().forward(NativeFloats.bits(input), NativeFloats.bits(output), planes());
    rectified = true;
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (input == null
        || !applies()
        || !NativeFloats.sameShape(epsilon, outputShape(pooling()))
        || epsilon.dataType() != DataType.FLOAT) {
      rectify();
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
      reluPooling().backward(NativeFloats.bits(gradient), NativeFloats.bits(result), planes());
    } else {
      pooling()
          .backward(
              NativeFloats.bits(input),
              NativeFloats.bits(gradient),
              NativeFloats.bits(result),
              planes());
    }
    return new Pair<>(new DefaultGradient(), result);
  }

  /** Should another pass backward follow than was expected, ReLU is done after all. */
  private void rectify() {
    if (rectified) {
      Nd4j.getExecutioner().exec(new RectifiedLinear(input, input));
      rectified = false;
    }
  }

  private ReluMaxPooling reluPooling() {
    int height = (int) input.size(2);
    int width = (int) input.size(3);
    int[] kernel = layerConf().getKernelSize();
    if (keptWithRelu.isEmpty() || !keptWithRelu.get().fits(height, width, kernel[0], kernel[1])) {
      keptWithRelu = Optional.of(new ReluMaxPooling(height, width, kernel[0], kernel[1]));
    }
    return keptWithRelu.get();
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

  private long[] outputShape(MaxPooling pooling) {
    return new long[] {input.size(0), input.size(1), pooling.outHeight(), pooling.outWidth()};
  }

  private MaxPooling pooling() {
    int height = (int) input.size(2);
    int width = (int) input.size(3);
    int[] kernel = layerConf().getKernelSize();
    if (kept.isEmpty() || !kept.get().fits(height, width, kernel[0], kernel[1])) {
      kept = Optional.of(new MaxPooling(height, width, kernel[0], kernel[1]));
    }
    return kept.get();
  }
}
