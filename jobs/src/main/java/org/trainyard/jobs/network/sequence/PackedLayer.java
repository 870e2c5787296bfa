package org.trainyard.jobs.network.sequence;

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

  /** What random numbers of a step follow from: one draw from the thread's own numbers. */
  protected static long drawKey() {
    return Nd4j.getRandom().nextLong();
  }

  /** An array's numbers as a matrix; they are copied if they do not lie row after row. */
  protected static NativeMatrix matrix(INDArray array) {
    INDArray plain = NativeFloats.plain(array) ? array : array.dup('c');
    return NativeMatrix.of(plain, (int) plain.size(1));
  }

  final NativeMatrix parameter(String name) {
    INDArray values = getParam(name);
    return NativeMatrix.of(values, (int) values.size(1));
  }

  final NativeMatrix gradientOf(String name) {
    INDArray values = gradientViews.get(name);
    return NativeMatrix.of(values, (int) values.size(1));
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
