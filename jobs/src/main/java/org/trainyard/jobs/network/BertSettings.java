package org.trainyard.jobs.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.trainyard.common.config.Section;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.HadoopSettings;
import org.trainyard.jobs.network.pretrained.PretrainedEncoder;

/**
 * An encoder in BERT's form that was trained before, with a classifier, both of which are trained
 * (Devlin et al. 2019). Its sizes are the earlier encoder's. Input: tokens of the encoder's own
 * tokenizer.
 *
 * @param digest SHA-256 of the encoder's files, so that they are part of a run's identity
 * @param encoder dropout, pooling, what is frozen, and rates
 * @param origin the earlier encoder
 */
@JsonIgnoreProperties("origin")
public record BertSettings(String digest, EncoderSettings encoder, EncoderOrigin origin)
    implements NetworkSettings {
  /** The catalogue's name. */
  public static final String TYPE = "bert";

  static NetworkSettings read(Section root, Section network) {
    EncoderSettings encoder = EncoderSettings.read(network);
    Optional<String> where = network.optionalText("pretrained");
    if (where.isEmpty()) {
      network.problem(
          "pretrained",
          "is the folder or .onnx file of a published BERT encoder, such as datasets fetch gets, or"
              + " the directory of an earlier run");
    }
    return where
        .flatMap(given -> origin(given, HadoopSettings.of(root), network))
        .<NetworkSettings>map(origin -> new BertSettings(origin.digest(), encoder, origin))
        .orElseGet(() -> new MlpSettings(List.of(1), 0));
  }

  /** A path that is there on the local disk is meant so; other ones are left to Hadoop. */
  private static Optional<? extends EncoderOrigin> origin(
      String where, Configuration hadoop, Section network) {
    Optional<Path> local = local(where);
    if (local.isEmpty()) {
      return EarlierModel.read(hadoop, network, where);
    }
    if (Files.exists(local.get().resolve(EarlierModel.FILE))) {
      return EarlierModel.read(hadoop, network, local.get().toUri().toString());
    }
    try {
      return Optional.of(new PublishedEncoder(PretrainedEncoder.read(local.get())));
    } catch (UsageException | ContentException e) {
      network.problem("pretrained", "is a published BERT encoder: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Path> local(String where) {
    try {
      return Optional.of(Path.of(where).toAbsolutePath()).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public NetworkDefinition define(NetworkTask task, OptimizerSettings optimizer, long seed) {
    task.tokens(TYPE); // or it is refused
    origin.requireTokenizer(task);
    EncoderSettings.Shape shape = origin.shape();
    if (task.features().length() > shape.positions()) {
      throw new UsageException(
          String.format(
              "train.network.pretrained has %d positions, the dataset's texts have up to %d tokens;"
                  + " prepare it with prepare.tokenizer.max-length = %d at most",
              shape.positions(), task.features().length(), shape.positions()));
    }
    return encoder.classifier(shape, task, optimizer, seed);
  }

  @Override
  public void initialize(Network network) {
    origin.putEncoder(network);
  }
}
