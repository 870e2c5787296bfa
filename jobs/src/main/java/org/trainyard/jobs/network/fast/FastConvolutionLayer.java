package org.trainyard.jobs.network.fast;

import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution with ReLU, before a max-pooling. It does not compute the forward pass again
 * for the derivative of ReLU, and leaves ReLU to the pooling while training, which has a quarter of
 * the numbers to go through.
 */
final class FastConvolutionLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1;

  private final transient ReluGradient relu = new ReluGradient();
  private final transient FastMaxPoolingLayer pooling;
  private transient Optional<INDArray> output = Optional.empty();

  /**
   * A layer of a configuration that {@link #supports} is true for.
   *
   * @param pooling the layer after this one, to which ReLU is left while training
   */
  FastConvolutionLayer(
      NeuralNetConfiguration configuration, DataType dataType, FastMaxPoolingLayer pooling) {
    super(configuration, dataType);
    this.pooling = pooling;
  }

  /** Whether a convolution is of the kind this layer computes. */
  static boolean supports(org.deeplearning4j.nn.conf.layers.ConvolutionLayer layer) {
    return layer.getActivationFn() instanceof ActivationReLU relu
        && relu.getMax() == null
        && relu.getThreshold() == null
        && relu.getNegativeSlope() == null
        && layer.getWeightNoise() == null
        && layer.getIDropout() == null;
  }

  /** Leaves the gradient of the input out, where oneDNN would compute it. */
  void beFirst() {
    if (helper instanceof MKLDNNConvHelper) {
      helper = new FirstConvolutionHelper();
    }
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    if (!training || input == null || (cacheMode != null && cacheMode != CacheMode.NONE)) {
      output = Optional.empty();
      return super.activate(training, workspaces);
    }
    INDArray outputs = preOutput(true, false, workspaces).getFirst();
    output = Optional.of(outputs);
    pooling.leaveRelu(outputs);
    return outputs;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (output.isEmpty()
        || !(helper instanceof MKLDNNConvHelper)
        || helperCountFail > 0
        || !hasBias()
        || layerConf().getCnn2dDataFormat() != CNN2DFormat.NCHW
        || !NativeFloats.plain(output.get())
        || !NativeFloats.plain(epsilon)
        || !NativeFloats.sameShape(epsilon, output.get().shape())
        || input.dataType() != DataType.FLOAT) {
      return super.backpropGradient(epsilon, workspaces);
    }
    INDArray delta = pooling.didRelu() ? epsilon : beforeRelu(epsilon, workspaces);
    return helper.backpropGradient(
        input,
        getParam(ConvolutionParamInitializer.WEIGHT_KEY),
        getParam(ConvolutionParamInitializer.BIAS_KEY),
        delta,
        layerConf().getKernelSize(),
        layerConf().getStride(),
        layerConf().getPadding(),
        gradientViews.get(ConvolutionParamInitializer.BIAS_KEY),
        gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY),
        layerConf().getActivationFn(),
        layerConf().getCudnnAlgoMode(),
        layerConf().getCudnnBwdFilterAlgo(),
        layerConf().getCudnnBwdDataAlgo(),
        convolutionMode,
        layerConf().getDilation(),
        CNN2DFormat.NCHW,
        workspaces);
  }

  private INDArray beforeRelu(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray delta =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, DataType.FLOAT, epsilon.shape(), 'c');
    relu.compute(
        NativeFloats.bits(output.orElseThrow()),
        NativeFloats.bits(epsilon),
        NativeFloats.bits(delta),
        Math.toIntExact(delta.length()));
    return delta;
  }

  @Override
  protected Pair<INDArray, INDArray> preOutput(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    if (forBackprop && output.isPresent()) {
      return new Pair<>(output.get(), null);
    }
    return super.preOutput(training, forBackprop, workspaces);
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    output = Optional.empty();
    super.setInput(input, workspaces);
  }

  @Override
  public void clear() {
    output = Optional.empty();
    super.clear();
  }
}
