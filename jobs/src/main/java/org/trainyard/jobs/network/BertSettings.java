package org.trainyard.jobs.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.pretrained.EncoderShape;
import org.trainyard.jobs.network.pretrained.EncoderWeights;
import org.trainyard.jobs.network.pretrained.PretrainedEncoder;

/**
 * A published BERT encoder with a classifier, both of which are trained (Devlin et al. 2019).
 * Input: tokens of the encoder's own tokenizer.
 *
 * @param digest SHA-256 of the encoder's files, so that they are part of a run's identity
 * @param encoder dropout, pooling, what is frozen, and rates
 * @param weights the encoder's weights
 * @param tokenizer SHA-256 of the encoder's own tokenizer, where it stands beside the weights
 */
@JsonIgnoreProperties({"weights", "tokenizer"})
public record BertSettings(
    String digest, EncoderSettings encoder, EncoderWeights weights, Optional<String> tokenizer)
    implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "bert";

  static NetworkSettings read(Section network) {
    EncoderSettings encoder = EncoderSettings.read(network);
    Optional<String> where = network.optionalText("pretrained");
    if (where.isEmpty()) {
      network.problem(
          "pretrained",
          "is the folder or .onnx file of a published BERT encoder, such as datasets fetch gets");
      return new MlpSettings(List.of(1), 0);
    }
    try {
      PretrainedEncoder read = PretrainedEncoder.read(Path.of(where.get()));
      return new BertSettings(read.digest(), encoder, read.weights(), read.tokenizer());
    } catch (UsageException | ContentException e) {
      network.problem("pretrained", "is a published BERT encoder: " + e.getMessage());
      return new MlpSettings(List.of(1), 0);
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    EncoderShape found = weights.shape();
    int vocabulary = task.tokens(TYPE);
    if (vocabulary != found.vocabulary()) {
      throw new UsageException(
          String.format(
              "train.network.pretrained knows %d tokens, the dataset's tokenizer has %d; prepare it"
                  + " with prepare.tokenizer.file = the encoder's own tokenizer.json",
              found.vocabulary(), vocabulary));
    }
    if (tokenizer.isPresent()
        && task.tokenizer().isPresent()
        && !tokenizer.equals(task.tokenizer())) {
      throw new UsageException(
          String.format(
              "the dataset's texts were cut into tokens by a tokenizer.json with SHA-256 %s, the one"
                  + " beside train.network.pretrained has %s; prepare it with"
                  + " prepare.tokenizer.file = that one",
              task.tokenizer().get(), tokenizer.get()));
    }
    if (task.features().length() > found.positions()) {
      throw new UsageException(
          String.format(
              "train.network.pretrained has %d positions, the dataset's texts have up to %d tokens;"
                  + " prepare it with prepare.tokenizer.max-length = %d at most",
              found.positions(), task.features().length(), found.positions()));
    }
    EncoderSettings.Shape shape =
        new EncoderSettings.Shape(
            found.vocabulary(),
            found.hidden(),
            found.positions(),
            found.layers(),
            found.heads(),
            found.feedForward(),
            found.layerNormEpsilon());
    return encoder.classifier(shape, task, optimizer, seed);
  }

  @Override
  public void initialize(Network network) {
    BertParameters.put(weights, network);
  }
}
