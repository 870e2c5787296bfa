package org.trainyard.jobs.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.json.Json;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.FlatState;

/**
 * {@code checkpoints/round-NNNNNN/}: staged, renamed and checked by digest. The newest whole one
 * counts; a damaged one is reported and the one before it taken.
 */
final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
  private static final String PREFIX = "round-";
  private static final String INDEX = "checkpoint.json";
  private static final String STATE = "state.bin";
  private static final String TALLY = "tally.deflate";

  private final Storage storage;
  private final Path directory;
  private final int keep;

  CheckpointStore(Storage storage, Path directory, int keep) {
    this.storage = storage;
    this.directory = directory;
    this.keep = keep;
  }

  /**
   * {@code checkpoint.json}.
   *
   * @param stateSha256 digest of {@code state.bin}
   * @param tallySha256 digest of {@code tally.deflate}
   */
  record Index(
      int formatVersion,
      long round,
      int epoch,
      int roundInEpoch,
      int iteration,
      String stateSha256,
      String tallySha256,
      List<Ledger.Entry> ledger,
      List<RoundMetrics> rounds) {
    static final int FORMAT_VERSION = 1;
  }

  /** Saves a checkpoint and removes those that are no longer kept. */
  void save(Checkpoint checkpoint) {
    RoundState state = checkpoint.state();
    byte[] stateBytes = bytes(state.network());
    byte[] tallyBytes = deflate(checkpoint.tally());
    Path target = new Path(directory, String.format(Locale.ROOT, "%s%06d", PREFIX, state.round()));
    if (storage.isComplete(target)) {
      return;
    }
    try (StagedDirectory staged = storage.stage(target)) {
      staged.write(STATE, stateBytes);
      staged.write(TALLY, tallyBytes);
      staged.write(
          INDEX,
          Json.pretty(
              new Index(
                  Index.FORMAT_VERSION,
                  state.round(),
                  state.epoch(),
                  state.roundInEpoch(),
                  state.iteration(),
                  Digests.of(stateBytes),
                  Digests.of(tallyBytes),
                  checkpoint.ledger(),
                  checkpoint.rounds())));
      staged.commit();
    }
    List<Path> newest = newest();
    newest.subList(Math.min(keep, newest.size()), newest.size()).forEach(storage::delete);
  }

  /** The newest whole checkpoint. */
  Optional<Checkpoint> load() {
    for (Path each : newest()) {
      try {
        return Optional.of(read(each));
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} is damaged and is passed over: {}", each, e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Removes all checkpoints. */
  void clear() {
    storage.delete(directory);
  }

  private List<Path> newest() {
    List<Path> found = new ArrayList<>();
    for (FileStatus each : storage.list(directory)) {
      if (each.getPath().getName().startsWith(PREFIX) && storage.isComplete(each.getPath())) {
        found.add(each.getPath());
      }
    }
    found.sort((a, b) -> Long.compare(round(b), round(a)));
    return Collections.unmodifiableList(found);
  }

  private static long round(Path checkpoint) {
    return Long.parseLong(checkpoint.getName().substring(PREFIX.length()));
  }

  private Checkpoint read(Path checkpoint) throws IOException {
    Path file = new Path(checkpoint, INDEX);
    Index index =
        Json.read(storage.readText(file), Index.class, Index.FORMAT_VERSION, file.toString());
    byte[] state = verified(new Path(checkpoint, STATE), index.stateSha256());
    byte[] tally = verified(new Path(checkpoint, TALLY), index.tallySha256());
    FlatState network = new FlatState();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(state))) {
      network.readExternal(in);
    }
    return new Checkpoint(
        new RoundState(
            index.round(), index.epoch(), index.roundInEpoch(), index.iteration(), network),
        index.ledger(),
        new InflaterInputStream(new ByteArrayInputStream(tally)).readAllBytes(),
        index.rounds());
  }

  private byte[] verified(Path file, String digest) {
    byte[] content = storage.readBytes(file);
    String found = Digests.of(content);
    if (!found.equals(digest)) {
      throw new IllegalStateException(
          file.getName() + " has SHA-256 " + found + ", its index says " + digest);
    }
    return content;
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
}
