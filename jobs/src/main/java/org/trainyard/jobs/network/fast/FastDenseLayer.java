package org.trainyard.jobs.network.fast;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's dense layer with ReLU, in three matrix products and two passes over the activations: bias
 * and ReLU in one, their gradients in the other. The forward pass is not computed again for its
 * derivative, and the first layer of a network leaves the gradient of the input out.
 */
final class FastDenseLayer extends DenseLayer {
  private static final long serialVersionUID = 1;

  private final transient BiasRelu biasRelu = new BiasRelu();
  private transient Optional<INDArray> output = Optional.empty();
  private boolean first;

  /** A layer of a configuration that {@link #supports} is true for. */
  FastDenseLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** Whether a dense layer is of the kind this layer computes. */
  static boolean supports(org.deeplearning4j.nn.conf.layers.DenseLayer layer) {
    return layer.getActivationFn() instanceof ActivationReLU relu
        && relu.getMax() == null
        && relu.getThreshold() == null
        && relu.getNegativeSlope() == null
        && layer.hasBias()
        && !layer.hasLayerNorm()
        && layer.getWeightNoise() == null
        && layer.getIDropout() == null;
  }

  /** Leaves the gradient of the input out. */
  void beFirst() {
    first = true;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    output = Optional.empty();
    if (input == null || maskArray != null || !isMatrix(input)) {
      return super.activate(training, workspaces);
    }
    INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
    // The transposed product, whose columns are the rows that are wanted.
    INDArray transposed =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            DataType.FLOAT,
            new long[] {weights.size(1), input.size(0)},
            'f');
    Nd4j.gemm(weights, input, transposed, true, true, 1, 0);
    INDArray activated = transposed.transpose();
    biasRelu.forward(
        NativeFloats.buffer(activated),
        NativeFloats.buffer(getParam(DefaultParamInitializer.BIAS_KEY)),
        (int) input.size(0));
    output = training ? Optional.of(activated) : Optional.empty();
    return activated;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (output.isEmpty()
        || maskArray != null
        || !NativeFloats.plain(epsilon)
        || !NativeFloats.sameShape(epsilon, output.get().shape())) {
      return super.backpropGradient(epsilon, workspaces);
    }
    INDArray delta =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, DataType.FLOAT, epsilon.shape(), 'c');
    INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    biasRelu.backward(
        NativeFloats.bits(output.get()),
        NativeFloats.bits(epsilon),
        NativeFloats.bits(delta),
        NativeFloats.buffer(biasGradient),
        (int) delta.size(0));
    INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
    Nd4j.gemm(input, delta, weightGradient, true, false, 1, 0);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, biasGradient);
    gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
    return new Pair<>(gradient, first ? null : inputGradient(delta, workspaces));
  }

  private INDArray inputGradient(INDArray delta, LayerWorkspaceMgr workspaces) {
    INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
    INDArray transposed =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD,
            DataType.FLOAT,
            new long[] {weights.size(0), delta.size(0)},
            'f');
    return Nd4j.gemm(weights, delta, transposed, false, true, 1, 0).transpose();
  }

  private boolean isMatrix(INDArray array) {
    return array.rank() == 2
        && array.dataType() == DataType.FLOAT
        && array.size(1) == getParam(DefaultParamInitializer.WEIGHT_KEY).size(0);
  }
}
