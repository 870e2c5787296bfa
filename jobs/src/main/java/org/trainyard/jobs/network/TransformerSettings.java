package org.trainyard.jobs.network;

import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.storage.HadoopSettings;

/**
 * A Transformer encoder with a classifier (Vaswani et al. 2017), from scratch or from an encoder of
 * the same sizes that was trained before. Input: tokens.
 *
 * @param size of a token's vector
 * @param blocks how many encoder blocks
 * @param heads of attention in each; the size is a multiple of them
 * @param feedForward units of the feed-forward network in each
 * @param encoder dropout, pooling and what else does not change the sizes
 * @param pretrained a model from whose encoder it begins
 */
public record TransformerSettings(
    int size,
    int blocks,
    int heads,
    int feedForward,
    EncoderSettings encoder,
    Optional<EarlierModel> pretrained)
    implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "transformer";

  /** Added to the variance when vectors are normalized. */
  static final double EPSILON = 1e-5;

  static TransformerSettings read(Section root, Section network) {
    int size = network.integer("size", 1, 1 << 16);
    int heads = EncoderSettings.heads(network, size);
    EncoderSettings encoder = EncoderSettings.read(network);
    Optional<EarlierModel> pretrained =
        network
            .optionalText("pretrained")
            .flatMap(where -> EarlierModel.read(HadoopSettings.of(root), network, where));
    if (encoder.frozen() > 0 && pretrained.isEmpty()) {
      network.problem("frozen", "is 0 without train.network.pretrained: nothing was learned yet");
    }
    return new TransformerSettings(
        size,
        network.integer("layers", 1, 1000),
        heads,
        network.integer("feed-forward", 1, 1 << 20),
        encoder,
        pretrained);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    pretrained.ifPresent(model -> model.requireTokenizer(task));
    EncoderSettings.Shape shape =
        new EncoderSettings.Shape(
            task.tokens(TYPE), size, task.features().length(), blocks, heads, feedForward, EPSILON);
    return encoder.classifier(shape, task, optimizer, seed);
  }

  @Override
  public void initialize(Network network) {
    pretrained.ifPresent(model -> model.putEncoder(network));
  }
}
