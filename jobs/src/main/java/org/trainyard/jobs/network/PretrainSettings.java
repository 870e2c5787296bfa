package org.trainyard.jobs.network;

import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.trainyard.common.config.Section;
import org.trainyard.jobs.masking.MaskingSettings;
import org.trainyard.jobs.network.sequence.MaskedTokenOutput;
import org.trainyard.jobs.network.sequence.SequencePooling;

/**
 * The encoder of a {@link TransformerSettings transformer} that learns to predict hidden tokens of
 * text (Devlin et al. 2019, arXiv:1810.04805). Needs no labels. Layers are called as there, so that
 * a classifier can begin with what it learned. Input: tokens.
 *
 * @param size of a token's vector
 * @param blocks how many encoder blocks
 * @param heads of attention in each; the size is a multiple of them
 * @param feedForward units of the feed-forward network in each
 * @param dropout share of each sublayer's outputs dropped while training
 * @param attentionDropout share of the attention's probabilities dropped while training
 * @param masked how tokens are hidden
 */
public record PretrainSettings(
    int size,
    int blocks,
    int heads,
    int feedForward,
    double dropout,
    double attentionDropout,
    MaskingSettings masked)
    implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "pretrain";

  static PretrainSettings read(Section network) {
    int size = network.integer("size", 1, 1 << 16);
    int heads = EncoderSettings.heads(network, size);
    return new PretrainSettings(
        size,
        network.integer("layers", 1, 1000),
        heads,
        network.integer("feed-forward", 1, 1 << 20),
        network.number("dropout", 0, 0.99),
        network.number("attention-dropout", 0, 0.99),
        MaskingSettings.read(network));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<MaskingSettings> masking() {
    return Optional.of(masked);
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    int vocabulary = task.tokens(TYPE);
    EncoderSettings.Shape shape =
        new EncoderSettings.Shape(
            vocabulary,
            size,
            task.features().length(),
            blocks,
            heads,
            feedForward,
            TransformerSettings.EPSILON);
    NeuralNetConfiguration.ListBuilder list = optimizer.builder(seed).list();
    // No token's vector is left out: that would hide tokens that nobody is asked for.
    new EncoderSettings(dropout, attentionDropout, 0, 0, SequencePooling.Kind.MEAN, 0, 1)
        .encoder(shape, optimizer)
        .forEach(list::layer);
    list.layer(new MaskedTokenOutput("hidden", size, vocabulary, TransformerSettings.EPSILON));
    return new NetworkDefinition(optimizer.json(list.build()), task.features().shape(), vocabulary);
  }
}
