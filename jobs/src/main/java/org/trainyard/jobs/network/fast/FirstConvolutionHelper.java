package org.trainyard.jobs.network.fast;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdDataAlgo;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BwdFilterAlgo;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The convolution of a network's first layer: oneDNN forward, {@link KernelGradients} backward. It
 * has no gradient for the network's input, for training reads none; oneDNN always computes it, and
 * pads an only channel to eight.
 */
final class FirstConvolutionHelper extends MKLDNNConvHelper {
  private Optional<KernelGradients> kept = Optional.empty();

  /** A helper for one layer. */
  FirstConvolutionHelper() {
    super(DataType.FLOAT);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      int[] kernel,
      int[] strides,
      int[] pad,
      INDArray biasGradView,
      INDArray weightGradView,
      IActivation activation,
      AlgoMode mode,
      BwdFilterAlgo filterAlgorithm,
      BwdDataAlgo dataAlgorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    boolean plainConvolution =
        format == CNN2DFormat.NCHW
            && convolutionMode == ConvolutionMode.Truncate
            && all(strides, 1)
            && all(dilation, 1)
            && all(pad, 0);
    if (!plainConvolution || !allPlain(input, delta, weightGradView, biasGradView)) {
      return super.backpropGradient(
          input,
          weights,
          bias,
          delta,
          kernel,
          strides,
          pad,
          biasGradView,
          weightGradView,
          activation,
          mode,
          filterAlgorithm,
          dataAlgorithm,
          convolutionMode,
          dilation,
          format,
          workspaces);
    }
    gradients(input.shape(), weights.shape())
        .compute(
            input, delta, NativeFloats.buffer(weightGradView), NativeFloats.buffer(biasGradView));
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(ConvolutionParamInitializer.BIAS_KEY, biasGradView);
    gradient.gradientForVariable().put(ConvolutionParamInitializer.WEIGHT_KEY, weightGradView);
    return new Pair<>(gradient, null);
  }

  private KernelGradients gradients(long[] input, long[] kernels) {
    if (kept.isEmpty() || !kept.get().fits(input, kernels)) {
      kept = Optional.of(new KernelGradients(input, kernels));
    }
    return kept.get();
  }

  private static boolean all(int[] values, int wanted) {
    return Arrays.stream(values).allMatch(value -> value == wanted);
  }

  private static boolean allPlain(INDArray... arrays) {
    return Arrays.stream(arrays).allMatch(array -> array != null && NativeFloats.plain(array));
  }
}
