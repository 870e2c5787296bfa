package org.trainyard.jobs.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.json.Json;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.storage.Storage;

/**
 * {@code runs/<name>/<run-id>/}: reads and writes the files of a run. A live run's files are
 * replaced one by one; {@code _SUCCESS} comes last.
 */
public final class RunDirectory {
  /** The trained network in plain DL4J format. */
  public static final String MODEL = "model.zip";

  /** The page about the training. */
  public static final String REPORT = "report.html";

  private final Storage storage;
  private final Path directory;

  /** A run's directory, which need not exist yet. */
  public RunDirectory(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** The directory itself. */
  public Path path() {
    return directory;
  }

  /** A file or folder in it. */
  public Path path(String name) {
    return new Path(directory, name);
  }

  /** What storage it is on. */
  public Storage storage() {
    return storage;
  }

  /** Whether the run is complete. */
  public boolean isComplete() {
    return storage.isComplete(directory);
  }

  /** What the run is, or nothing if it was never started. */
  public Optional<RunManifest> manifest() {
    Path file = path(RunManifest.FILE);
    return storage.exists(file)
        ? Optional.of(
            Json.read(
                storage.readText(file),
                RunManifest.class,
                RunManifest.FORMAT_VERSION,
                file.toString()))
        : Optional.empty();
  }

  /** Writes what the run is. */
  public void write(RunManifest manifest) {
    storage.replace(path(RunManifest.FILE), Json.pretty(manifest));
  }

  /**
   * The {@code tokenizer.json} of a network of texts: of a run it stands in the dataset that was
   * trained, of a published version beside the network.
   *
   * @param spec what {@code preparation.json} says of it
   * @throws org.trainyard.common.job.ContentException if it is missing or altered
   */
  public byte[] tokenizer(TokenizerSpec spec) {
    return spec.read(
        storage, manifest().map(run -> storage.resolve(run.dataset())).orElse(directory));
  }

  /** The account of every row. */
  public Ledger ledger() {
    Path file = path(Ledger.FILE);
    return Json.read(storage.readText(file), Ledger.class, Ledger.FORMAT_VERSION, file.toString());
  }

  /** Writes the account of every row. */
  public void write(Ledger ledger) {
    storage.replace(path(Ledger.FILE), Json.pretty(ledger));
  }

  /** The rounds so far. */
  public List<RoundMetrics> rounds() {
    Path file = path(RoundMetrics.FILE);
    if (!storage.exists(file)) {
      return new ArrayList<>();
    }
    return storage
        .readText(file)
        .lines()
        .map(
            line ->
                Json.read(line, RoundMetrics.class, RoundMetrics.FORMAT_VERSION, file.toString()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Writes the rounds so far. */
  public void writeRounds(List<RoundMetrics> rounds) {
    storage.replace(
        path(RoundMetrics.FILE),
        rounds.stream().map(round -> Json.line(round) + "\n").collect(Collectors.joining()));
  }

  /** Writes a file of UTF-8 text. */
  public void write(String name, String content) {
    storage.replace(path(name), content);
  }

  /** Writes a file. */
  public void write(String name, byte[] content) {
    storage.replace(path(name), content);
  }

  /** Marks the run complete, and removes what killed processes were writing into it. */
  public void complete() {
    storage.removeUnfinished(directory);
    storage.replace(path(Storage.SUCCESS), new byte[0]);
  }
}
