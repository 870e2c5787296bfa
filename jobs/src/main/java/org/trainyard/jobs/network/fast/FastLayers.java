package org.trainyard.jobs.network.fast;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exchanges a network's layers for faster ones where there are such. The system property {@value
 * #PROPERTY} switches that off with {@code false}.
 */
public final class FastLayers {
  /** System property: {@code true} (the default) or {@code false}. */
  public static final String PROPERTY = "trainyard.fast-layers";

  private FastLayers() {}

  /** Whether layers are exchanged in this process. */
  public static boolean areOn() {
    return !"false".equals(System.getProperty(PROPERTY));
  }

  /**
   * Exchanges layers of a network that was initialized and not yet used. Parameters, configuration
   * and results stay what they are, with two exceptions that training does not need: the gradient
   * of the network's input may be missing, and in training the activations of a convolution may be
   * those before ReLU. Layers of other kinds, and a {@code ComputationGraph}, are left alone.
   */
  public static void install(Model model) {
    if (!areOn()
        || !(model instanceof MultiLayerNetwork network)
        || !Nd4j.getEnvironment().isCPU()
        || network.params() == null
        || network.params().dataType() != DataType.FLOAT) {
      return;
    }
    Layer[] layers = network.getLayers();
    // From the last to the first, for a convolution depends on what follows it.
    for (int i = layers.length - 1; i >= 0; i--) {
      if (layers[i].getClass() == DenseLayer.class) {
        layers[i] = fast((DenseLayer) layers[i], network);
      } else if (layers[i].getClass() == OutputLayer.class) {
        layers[i] = fast((OutputLayer) layers[i]);
      } else if (layers[i].getClass() == SubsamplingLayer.class) {
        layers[i] = fast((SubsamplingLayer) layers[i]);
      } else if (layers[i].getClass() == ConvolutionLayer.class && poolingFollows(network, i)) {
        layers[i] = fast((ConvolutionLayer) layers[i], network);
      }
    }
    FastAdam.of(network).ifPresent(network::setUpdater);
  }

  private static Layer fast(OutputLayer old) {
    return FastOutputLayer.supports(old.layerConf())
        ? withParameters(old, new FastOutputLayer(old.conf(), DataType.FLOAT))
        : old;
  }

  private static Layer fast(DenseLayer old, MultiLayerNetwork network) {
    if (!FastDenseLayer.supports(old.layerConf())) {
      return old;
    }
    FastDenseLayer made = withParameters(old, new FastDenseLayer(old.conf(), DataType.FLOAT));
    if (isFirst(old, network)) {
      made.beFirst();
    }
    return made;
  }

  private static Layer fast(SubsamplingLayer old) {
    if (!FastMaxPoolingLayer.supports(old.layerConf())) {
      return old;
    }
    return like(old, new FastMaxPoolingLayer(old.conf(), DataType.FLOAT));
  }

  private static boolean poolingFollows(MultiLayerNetwork network, int index) {
    return index + 1 < network.getnLayers()
        && network.getLayer(index + 1) instanceof FastMaxPoolingLayer
        && !hasPreprocessor(network, index + 1);
  }

  private static Layer fast(ConvolutionLayer old, MultiLayerNetwork network) {
    if (!FastConvolutionLayer.supports(old.layerConf())) {
      return old;
    }
    FastMaxPoolingLayer pooling = (FastMaxPoolingLayer) network.getLayer(old.getIndex() + 1);
    FastConvolutionLayer made =
        withParameters(old, new FastConvolutionLayer(old.conf(), DataType.FLOAT, pooling));
    if (isFirst(old, network)) {
      made.beFirst();
    }
    return made;
  }

  /** A preprocessor would want to turn the gradient of the input back. */
  private static boolean isFirst(Layer layer, MultiLayerNetwork network) {
    return layer.getIndex() == 0 && !hasPreprocessor(network, 0);
  }

  private static boolean hasPreprocessor(MultiLayerNetwork network, int index) {
    return network.getLayerWiseConfigurations().getInputPreProcess(index) != null;
  }

  private static <L extends Layer> L withParameters(Layer old, L made) {
    like(old, made);
    made.setParamsViewArray(old.params());
    made.setParamTable(old.paramTable());
    if (old.getGradientsViewArray() != null) {
      made.setBackpropGradientsViewArray(old.getGradientsViewArray());
    }
    return made;
  }

  private static <L extends Layer> L like(Layer old, L made) {
    made.setIndex(old.getIndex());
    made.setListeners(old.getListeners());
    made.allowInputModification(old.getIndex() > 0);
    return made;
  }
}
