package org.trainyard.common.dataset;

import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.json.Json;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;

/**
 * {@code preparation.json}: what turns a raw row into a network's input. It stands in the dataset
 * and travels with the model; {@code score} and {@code serve} use nothing else.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param source the format of the raw data, for example {@code idx}
 * @param features what a prepared row's features are
 * @param scaling how a stored value becomes an input
 * @param labels what the network predicts
 * @param text how a text becomes tokens; absent where the features are no tokens
 */
public record Preparation(
    int formatVersion,
    String source,
    Features features,
    Scaling scaling,
    Labels labels,
    Optional<TextPreparation> text) {
  /** The newest format of this contract. */
  public static final int FORMAT_VERSION = 1;

  /** The file's name. */
  public static final String FILE = "preparation.json";

  /** SHA-256 of its canonical JSON: equal preparations turn equal rows into equal inputs. */
  public String digest() {
    return Digests.of(Json.canonical(this));
  }

  /** Reads it from a directory: a dataset's, a run's or a published version's. */
  public static Preparation read(Storage storage, Path directory) {
    Path file = new Path(directory, FILE);
    return Json.read(storage.readText(file), Preparation.class, FORMAT_VERSION, file.toString());
  }
}
