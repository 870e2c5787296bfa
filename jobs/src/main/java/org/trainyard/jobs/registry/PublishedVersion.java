package org.trainyard.jobs.registry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.json.Json;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.evaluation.EvaluationDirectory;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;

/**
 * {@code registry/<name>/versions/<version>/}: reads what it holds. What is missing or damaged is a
 * {@link ContentException} that begins with the file.
 */
final class PublishedVersion {
  private final Storage storage;
  private final Path directory;

  PublishedVersion(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** The scores it was published with. */
  EvaluationMetrics metrics() {
    Path file = new Path(directory, EvaluationMetrics.FILE);
    EvaluationMetrics metrics =
        reading(file, () -> EvaluationDirectory.metrics(storage, directory));
    requireAll(file, metrics.scores(), metrics.modelSha256(), metrics.splitDigest());
    return metrics;
  }

  /** What turns a raw row into the network's input. */
  Preparation preparation() {
    Path file = new Path(directory, Preparation.FILE);
    Preparation preparation =
        reading(
            file,
            () ->
                Json.read(
                    storage.readText(file),
                    Preparation.class,
                    Preparation.FORMAT_VERSION,
                    file.toString()));
    requireAll(file, preparation.features(), preparation.scaling(), preparation.labels());
    return preparation;
  }

  /** The tokenizer, which is the one that the preparation names; nothing if it takes no texts. */
  Optional<byte[]> tokenizer() {
    Path file = new Path(directory, TokenizerSpec.FILE);
    return preparation()
        .text()
        .map(text -> reading(file, () -> text.tokenizer().read(storage, directory)));
  }

  /** The network, which is the one that was scored. */
  Network network() {
    Path file = new Path(directory, RegistryLayout.MODEL);
    Network network = reading(file, () -> ModelFile.read(storage.readBytes(file), file.toString()));
    String scored = metrics().modelSha256();
    if (!network.digest().equals(scored)) {
      throw new ContentException(
          file
              + ": has SHA-256 "
              + network.digest()
              + ", but "
              + EvaluationMetrics.FILE
              + " scored "
              + scored);
    }
    return network;
  }

  /** What is wrong with it, or nothing. The network is looked for and not read. */
  Optional<String> damage() {
    try {
      if (!storage.isComplete(directory)) {
        throw missing(new Path(directory, Storage.SUCCESS));
      }
      metrics();
      tokenizer();
      Path model = new Path(directory, RegistryLayout.MODEL);
      if (storage.status(model).filter(PublishedVersion::holdsSomething).isEmpty()) {
        throw missing(model);
      }
      return Optional.empty();
    } catch (ContentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static boolean holdsSomething(FileStatus status) {
    return status.isFile() && status.getLen() > 0;
  }

  /** Tells a file that is missing or damaged from a file system that does not answer. */
  private static <T> T reading(Path file, Supplier<T> read) {
    try {
      return read.get();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        throw missing(file);
      }
      if (e.getCause() instanceof ChecksumException || e.getCause() instanceof EOFException) {
        throw new ContentException(file + ": is damaged: " + e.getCause().getMessage(), e);
      }
      throw e;
    }
  }

  private static void requireAll(Path file, Object... parts) {
    if (Stream.of(parts).filter(part -> part != null).count() < parts.length) {
      throw new ContentException(file + ": is damaged: a part of it is missing");
    }
  }

  private static ContentException missing(Path file) {
    return new ContentException(file + ": is missing or empty");
  }
}
