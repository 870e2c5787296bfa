package org.trainyard.jobs.training.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundState;

/**
 * {@code checkpoints/round-NNNNNN/}: staged, renamed and checked by digest. The newest whole one
 * counts; a damaged one is reported and the one before it taken.
 */
public final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
  private static final String PREFIX = "round-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "\\d+");
  private static final String INDEX = "checkpoint.json";
  private static final String STATE = "state.bin";
  private static final String BEST = "best.bin";
  private static final String TALLY = "tally.deflate";

  private final Storage storage;
  private final Path directory;
  private final JsonNode identity;
  private final int keep;

  /**
   * Checkpoints in a directory.
   *
   * @param identity settings and inputs of the run they belong to
   * @param keep how many of the newest are kept
   */
  public CheckpointStore(Storage storage, Path directory, JsonNode identity, int keep) {
    this.storage = storage;
    this.directory = directory;
    this.identity = identity;
    this.keep = keep;
  }

  /**
   * {@code checkpoint.json}.
   *
   * @param formatVersion {@value #FORMAT_VERSION}
   * @param identity settings and inputs of the run
   * @param state what the next round starts from
   * @param best the best epoch's state, where that is kept
   * @param tallySha256 digest of {@code tally.deflate}
   * @param ledger the epochs that are closed
   * @param rounds the rounds so far
   */
  record Index(
      int formatVersion,
      JsonNode identity,
      StateEntry state,
      Optional<StateEntry> best,
      String tallySha256,
      List<Ledger.Entry> ledger,
      List<RoundMetrics> rounds) {
    static final int FORMAT_VERSION = 1;
  }

  /**
   * Where a state stands in the training.
   *
   * @param sha256 digest of the file with its numbers
   */
  record StateEntry(long round, int epoch, int roundInEpoch, int iteration, String sha256) {
    static StateEntry of(RoundState state, byte[] numbers) {
      return new StateEntry(
          state.round(),
          state.epoch(),
          state.roundInEpoch(),
          state.iteration(),
          Digests.of(numbers));
    }

    RoundState with(FlatState numbers) {
      return new RoundState(round, epoch, roundInEpoch, iteration, numbers);
    }
  }

  /**
   * Saves a checkpoint and removes those that are no longer kept. A checkpoint of the same round is
   * not written twice.
   */
  public synchronized void save(Checkpoint checkpoint) {
    Path target =
        new Path(
            directory, String.format(Locale.ROOT, "%s%06d", PREFIX, checkpoint.state().round()));
    if (storage.isComplete(target)) {
      return;
    }
    try (StagedDirectory staged = storage.stage(target)) {
      byte[] tally = deflate(checkpoint.tally());
      staged.write(TALLY, tally);
      StateEntry state = write(staged, STATE, checkpoint.state());
      staged.write(
          INDEX,
          Json.pretty(
              new Index(
                  Index.FORMAT_VERSION,
                  identity,
                  state,
                  checkpoint.best().map(best -> write(staged, BEST, best)),
                  Digests.of(tally),
                  checkpoint.ledger(),
                  checkpoint.rounds())));
      staged.commit();
    }
    prune();
  }

  private static StateEntry write(StagedDirectory staged, String file, RoundState state) {
    byte[] numbers = bytes(state.network());
    staged.write(file, numbers);
    return StateEntry.of(state, numbers);
  }

  private void prune() {
    List<Path> newest = newest();
    newest.subList(Math.min(keep, newest.size()), newest.size()).forEach(storage::delete);
    storage.removeUnfinished(directory);
  }

  /**
   * The newest whole checkpoint. A damaged one is told and removed, and so is what a killed process
   * was writing.
   *
   * @throws org.trainyard.common.job.UsageException if it belongs to a run of other settings
   */
  public Optional<Checkpoint> load() {
    storage.removeUnfinished(directory);
    for (Path each : newest()) {
      try {
        return Optional.of(read(each));
      } catch (DamagedException e) {
        LOG.warn("{} is damaged; the one before it is taken: {}", each, e.getMessage());
        storage.delete(each);
      }
    }
    return Optional.empty();
  }

  private List<Path> newest() {
    List<Path> found = new ArrayList<>();
    for (FileStatus each : storage.list(directory)) {
      if (NAME.matcher(each.getPath().getName()).matches() && storage.isComplete(each.getPath())) {
        found.add(each.getPath());
      }
    }
    found.sort((a, b) -> Long.compare(round(b), round(a)));
    return Collections.unmodifiableList(found);
  }

  private static long round(Path checkpoint) {
    return Long.parseLong(checkpoint.getName().substring(PREFIX.length()));
  }

  private Checkpoint read(Path checkpoint) throws DamagedException {
    Index index = index(new Path(checkpoint, INDEX));
    Identity.requireSame("checkpoint " + checkpoint, index.identity(), identity);
    byte[] tally = verified(new Path(checkpoint, TALLY), index.tallySha256());
    RoundState state = state(new Path(checkpoint, STATE), index.state());
    Optional<RoundState> best = Optional.empty();
    if (index.best().isPresent()) {
      best = Optional.of(state(new Path(checkpoint, BEST), index.best().get()));
    }
    return new Checkpoint(state, best, index.ledger(), inflate(tally), index.rounds());
  }

  private Index index(Path file) throws DamagedException {
    String text = new String(content(file), StandardCharsets.UTF_8);
    if (!Json.isValid(text)) {
      throw new DamagedException(file.getName() + " is not JSON");
    }
    return Json.read(text, Index.class, Index.FORMAT_VERSION, file.toString());
  }

  private RoundState state(Path file, StateEntry entry) throws DamagedException {
    byte[] numbers = verified(file, entry.sha256());
    FlatState network = new FlatState();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(numbers))) {
      network.readExternal(in);
    } catch (IOException e) {
      throw new DamagedException(file.getName() + ": " + e);
    }
    return entry.with(network);
  }

  private byte[] verified(Path file, String digest) throws DamagedException {
    byte[] content = content(file);
    String found = Digests.of(content);
    if (!found.equals(digest)) {
      throw new DamagedException(
          file.getName() + " has SHA-256 " + found + ", its index says " + digest);
    }
    return content;
  }

  /** What is lost or spoilt is damage; a storage that cannot be reached is not. */
  private byte[] content(Path file) throws DamagedException {
    try {
      return storage.readBytes(file);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      if (cause instanceof FileNotFoundException
          || cause instanceof EOFException
          || cause instanceof ChecksumException
          || cause.getClass().getSimpleName().equals("BlockMissingException")) {
        throw new DamagedException(file.getName() + ": " + cause);
      }
      throw e;
    }
  }

  /** A checkpoint that was complete and is no more. */
  private static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }
  }

  private static byte[] bytes(FlatState network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      network.writeExternal(out);
    } catch (IOException e) {
      throw new IllegalStateException("a state cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new IllegalStateException("a tally cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] inflate(byte[] content) throws DamagedException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DamagedException(TALLY + ": " + e);
    }
  }
}
