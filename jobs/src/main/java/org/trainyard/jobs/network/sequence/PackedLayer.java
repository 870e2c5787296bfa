package org.trainyard.jobs.network.sequence;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.trainyard.jobs.network.fast.NativeFloats;

/** What the layers over packed rows share. */
public abstract class PackedLayer<C extends SequenceLayer> extends BaseLayer<C> {
  private static final long serialVersionUID = 1;

  /** A layer of a configuration. */
  protected PackedLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** Where the minibatch's rows lie, from the mask. */
  protected final Packing packing() {
    if (maskArray == null) {
      throw new IllegalStateException(
          layerId() + " needs a mask [minibatch, time], which says how long rows are");
    }
    return Packing.of(maskArray);
  }

  /**
   * Where the rows of the input lie.
   *
   * @throws IllegalArgumentException unless the input is packed and as wide as the layer takes
   */
  protected final Packing packedInput() {
    Packing packing = packing();
    long inputs = layerConf().getNIn();
    if (input.rank() != 2 || packing.tokens() != input.size(0) || inputs != input.size(1)) {
      throw new IllegalArgumentException(
          String.format(
              "%s takes packed rows, [%d tokens, %d numbers] here, but found %s; put a layer that"
                  + " packs before it",
              layerId(), packing.tokens(), inputs, Arrays.toString(input.shape())));
    }
    return packing;
  }

  /** What random numbers of a step follow from: one draw from the thread's own numbers. */
  protected static long drawKey() {
    return Nd4j.getRandom().nextLong();
  }

  /** An array's numbers as a matrix; they are copied if they do not lie row after row. */
  protected static NativeMatrix matrix(INDArray array) {
    INDArray plain = NativeFloats.plain(array) ? array : array.dup('c');
    return NativeMatrix.of(plain);
  }

  final NativeMatrix parameter(String name) {
    return NativeMatrix.of(getParam(name));
  }

  final NativeMatrix gradientOf(String name) {
    return NativeMatrix.of(gradientViews.get(name));
  }

  /** A copy of a parameter's numbers. */
  final float[] values(String name) {
    INDArray parameter = getParam(name);
    float[] values = new float[(int) parameter.length()];
    NativeFloats.buffer(parameter).get(0, values);
    return values;
  }

  /** Writes a gradient into its view. */
  final void put(String name, float[] gradient) {
    NativeFloats.buffer(gradientViews.get(name)).put(0, gradient);
  }

  /** result = rows · weight. */
  final void times(NativeMatrix rows, String name, NativeMatrix result, int tokens) {
    INDArray weight = getParam(name);
    Blas.product(
        tokens,
        weight.columns(),
        weight.rows(),
        rows.all(),
        parameter(name).all(),
        0,
        result.all());
  }

  /** result = rows · weightᵀ + beta · result. */
  final void timesTransposed(
      NativeMatrix rows, String name, NativeMatrix result, int tokens, float beta) {
    INDArray weight = getParam(name);
    Blas.productTransposedRight(
        tokens,
        weight.rows(),
        weight.columns(),
        rows.all(),
        parameter(name).all(),
        beta,
        result.all());
  }

  /** The gradient of a weight = inputsᵀ · gradients. */
  final void weightGradient(NativeMatrix inputs, NativeMatrix gradients, String name, int tokens) {
    INDArray view = gradientViews.get(name);
    Blas.productTransposedLeft(
        view.rows(),
        view.columns(),
        tokens,
        inputs.all(),
        gradients.all(),
        0,
        gradientOf(name).all());
  }

  /** All gradients, which the layer has written into their views. */
  protected final Gradient gradients() {
    Gradient gradient = new DefaultGradient();
    layerConf()
        .parameters()
        .forEach(
            parameter ->
                gradient.setGradientFor(parameter.name(), gradientViews.get(parameter.name())));
    return gradient;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
