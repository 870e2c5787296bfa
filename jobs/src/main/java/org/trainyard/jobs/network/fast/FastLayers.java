package org.trainyard.jobs.network.fast;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Exchanges a network's layers for faster ones where there are such. The system property {@value
 * #PROPERTY} switches that off with {@code false}.
 */
public final class FastLayers {
  /** System property: {@code true} (the default) or {@code false}. */
  public static final String PROPERTY = "trainyard.fast-layers";

  private FastLayers() {}

  /**
   * Exchanges layers of a network that was initialized and not yet used. Parameters, configuration
   * and results stay what they are. Layers of other kinds, and a {@code ComputationGraph}, are left
   * alone.
   */
  public static void install(Model model) {
    if (!enabled() || !(model instanceof MultiLayerNetwork network)) {
      return;
    }
    Layer[] layers = network.getLayers();
    for (int i = 0; i < layers.length; i++) {
      layers[i] = fast(layers[i]);
    }
  }

  private static boolean enabled() {
    return !"false".equals(System.getProperty(PROPERTY));
  }

  private static Layer fast(Layer layer) {
    if (layer.getClass() == SubsamplingLayer.class) {
      SubsamplingLayer pooling = (SubsamplingLayer) layer;
      if (FastMaxPoolingLayer.supports(pooling.layerConf())
          && pooling.getDataType() == DataType.FLOAT) {
        return like(pooling, new FastMaxPoolingLayer(pooling.conf(), DataType.FLOAT));
      }
    }
    return layer;
  }

  private static <L extends Layer> L like(Layer old, L made) {
    made.setIndex(old.getIndex());
    made.setListeners(old.getListeners());
    made.allowInputModification(true);
    return made;
  }
}
