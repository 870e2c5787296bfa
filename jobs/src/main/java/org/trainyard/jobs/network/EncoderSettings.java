package org.trainyard.jobs.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.sequence.EncoderBlock;
import org.trainyard.jobs.network.sequence.SequenceLayer;
import org.trainyard.jobs.network.sequence.SequencePooling;
import org.trainyard.jobs.network.sequence.TokenEmbedding;

/**
 * What a classifier over a Transformer encoder is made of, whether its encoder was trained before
 * or not: embedding, blocks, pooling, dropout, softmax.
 *
 * @param dropout share of each sublayer's outputs dropped while training
 * @param attentionDropout share of the attention's probabilities dropped while training
 * @param tokenDropout share of the tokens whose own vector is left out while training
 * @param classifierDropout share of the pooled vector dropped while training
 * @param pooling what a text's vector is
 * @param frozen how many blocks, from the first, are not trained; with any, nor is the embedding
 * @param layerDecay what the rate of a block is multiplied by for each block above it
 */
record EncoderSettings(
    double dropout,
    double attentionDropout,
    double tokenDropout,
    double classifierDropout,
    SequencePooling.Kind pooling,
    int frozen,
    double layerDecay) {

  static EncoderSettings read(Section network) {
    return new EncoderSettings(
        network.number("dropout", 0, 0.99),
        network.number("attention-dropout", 0, 0.99),
        network.number("token-dropout", 0, 0.99),
        network.number("classifier-dropout", 0, 0.99),
        network.choice("pooling", SequencePooling.Kind.class),
        network.integer("frozen", 0, 1000),
        network.positive("layer-decay", 1));
  }

  /** Reads how many heads share a vector of a size, which they divide. */
  static int heads(Section network, int size) {
    int heads = network.integer("heads", 1, 1 << 10);
    if (size % heads != 0) {
      network.problem("heads", "divides train.network.size, which is " + size);
    }
    return heads;
  }

  /**
   * Sizes of an encoder.
   *
   * @param vocabulary number of token ids
   * @param size of a token's vector
   * @param positions longest text in tokens
   * @param blocks how many
   * @param heads of attention in each
   * @param feedForward units of the feed-forward network in each
   * @param epsilon of layer normalization
   */
  record Shape(
      int vocabulary,
      int size,
      int positions,
      int blocks,
      int heads,
      int feedForward,
      double epsilon) {}

  /** The classifier. */
  NetworkDefinition classifier(
      Shape shape, NetworkTask task, OptimizerSettings optimizer, long seed) {
    if (frozen > shape.blocks()) {
      throw new UsageException(
          String.format(
              "train.network.frozen = %d, but the encoder has %d blocks", frozen, shape.blocks()));
    }
    int classes = task.labels().size();
    NeuralNetConfiguration.ListBuilder list = optimizer.builder(seed).list();
    encoder(shape, optimizer).forEach(list::layer);
    PooledClassifier.add(list, shape.size(), pooling, classifierDropout, classes);
    return new NetworkDefinition(optimizer.json(list.build()), task.features().shape(), classes);
  }

  /** Embedding and blocks. */
  List<Layer> encoder(Shape shape, OptimizerSettings optimizer) {
    List<Layer> layers = new ArrayList<>();
    TokenEmbedding embedding =
        new TokenEmbedding(
            "embedding",
            new TokenEmbedding.Shape(
                shape.vocabulary(),
                shape.size(),
                shape.positions(),
                dropout,
                tokenDropout,
                shape.epsilon(),
                0.02));
    layers.add(placed(embedding, frozen > 0, shape.blocks() + 1, optimizer));
    for (int i = 0; i < shape.blocks(); i++) {
      EncoderBlock block =
          new EncoderBlock(
              "block" + i,
              new EncoderBlock.Shape(
                  shape.size(),
                  shape.heads(),
                  shape.feedForward(),
                  dropout,
                  attentionDropout,
                  shape.epsilon()));
      layers.add(placed(block, i < frozen, shape.blocks() - i, optimizer));
    }
    return layers;
  }

  private Layer placed(
      SequenceLayer layer, boolean isFrozen, int depth, OptimizerSettings optimizer) {
    if (isFrozen) {
      FrozenLayer wrapped = new FrozenLayer(layer);
      wrapped.setLayerName(layer.getLayerName());
      return wrapped;
    }
    if (layerDecay < 1) {
      layer.setIUpdater(optimizer.updater(Math.pow(layerDecay, depth)));
    }
    return layer;
  }
}
