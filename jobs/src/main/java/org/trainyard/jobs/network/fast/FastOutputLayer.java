package org.trainyard.jobs.network.fast;

import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * DL4J's output layer with softmax and cross-entropy, whose outputs are computed once a minibatch,
 * where DL4J computes them for the gradient and again for the loss.
 */
final class FastOutputLayer extends OutputLayer {
  private static final long serialVersionUID = 1;

  private final transient SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
  private transient OptionalDouble lossSum = OptionalDouble.empty();

  /** A layer of a configuration that {@link #supports} is true for. */
  FastOutputLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** Whether an output layer is of the kind this layer computes. */
  static boolean supports(org.deeplearning4j.nn.conf.layers.OutputLayer layer) {
    return layer.getActivationFn() instanceof ActivationSoftmax
        && layer.getLossFn() instanceof LossMCXENT crossEntropy
        && crossEntropy.getClass() == LossMCXENT.class
        && crossEntropy.getWeights() == null
        && crossEntropy.getSoftmaxClipEps() == SoftmaxCrossEntropy.LEAST
        && layer.hasBias()
        && layer.getWeightNoise() == null
        && layer.getIDropout() == null;
  }

  @Override
  public void setLabels(INDArray labels) {
    lossSum = OptionalDouble.empty();
    super.setLabels(labels);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!applies()) {
      return super.backpropGradient(epsilon, workspaces);
    }
    INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
    long[] outputs = {weights.size(1), input.size(0)};
    INDArray delta =
        workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, outputs, 'f');
    Nd4j.gemm(weights, input, delta, true, true, 1, 0);
    INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    lossSum =
        OptionalDouble.of(
            loss.compute(
                NativeFloats.buffer(delta.transpose()),
                NativeFloats.buffer(getParam(DefaultParamInitializer.BIAS_KEY)),
                NativeFloats.buffer(labels),
                NativeFloats.buffer(biasGradient),
                (int) input.size(0)));
    INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
    Nd4j.gemm(input, delta, weightGradient, true, true, 1, 0);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
    gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, biasGradient);
    INDArray next =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD,
            DataType.FLOAT,
            new long[] {weights.size(0), input.size(0)},
            'f');
    return new Pair<>(gradient, Nd4j.gemm(weights, delta, next, false, false, 1, 0).transpose());
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (!training || lossSum.isEmpty()) {
      return super.computeScore(regularization, training, workspaces);
    }
    double examples = conf().isMiniBatch() ? getInputMiniBatchSize() : 1;
    score = lossSum.getAsDouble() / examples + regularization;
    return score;
  }

  private boolean applies() {
    INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
    return input != null
        && labels != null
        && maskArray == null
        && input.rank() == 2
        && input.dataType() == DataType.FLOAT
        && input.size(1) == weights.size(0)
        && NativeFloats.plain(labels)
        && NativeFloats.sameShape(labels, input.size(0), weights.size(1));
  }
}
