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
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundState;

/**
 * The files of one checkpoint: its index, and by digest what the index names.
 *
 * @param storage where they are
 * @param identity settings and inputs of the run that they belong to
 */
record CheckpointFiles(Storage storage, JsonNode identity) {
  private static final String INDEX = "checkpoint.json";
  private static final String STATE = "state.bin";
  private static final String BEST = "best.bin";
  private static final String TALLY = "tally.deflate";

  /** Writes a checkpoint into a directory that is not complete yet. */
  void write(StagedDirectory staged, Checkpoint checkpoint) {
    byte[] tally = deflate(checkpoint.tally());
    staged.write(TALLY, tally);
    CheckpointIndex.State state = write(staged, STATE, checkpoint.state());
    staged.write(
        INDEX,
        Json.pretty(
            new CheckpointIndex(
                CheckpointIndex.FORMAT_VERSION,
                identity,
                state,
                checkpoint.best().map(best -> write(staged, BEST, best)),
                Digests.of(tally),
                checkpoint.ledger(),
                checkpoint.rounds())));
  }

  private static CheckpointIndex.State write(
      StagedDirectory staged, String file, RoundState state) {
    byte[] numbers = bytes(state);
    staged.write(file, numbers);
    return CheckpointIndex.State.of(state, numbers);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws DamagedCheckpointException if something of it is lost or is not what was written
   * @throws org.trainyard.common.job.UsageException if it belongs to a run of other settings
   */
  Checkpoint read(Path checkpoint) throws DamagedCheckpointException {
    CheckpointIndex index = index(new Path(checkpoint, INDEX));
    Identity.requireSame("checkpoint " + checkpoint, index.identity(), identity);
    byte[] tally = verified(new Path(checkpoint, TALLY), index.tallySha256());
    RoundState state = state(new Path(checkpoint, STATE), index.state());
    Optional<RoundState> best = Optional.empty();
    if (index.best().isPresent()) {
      best = Optional.of(state(new Path(checkpoint, BEST), index.best().get()));
    }
    return new Checkpoint(state, best, index.ledger(), inflate(tally), index.rounds());
  }

  private CheckpointIndex index(Path file) throws DamagedCheckpointException {
    String text = new String(content(file), StandardCharsets.UTF_8);
    if (!Json.isValid(text)) {
      throw new DamagedCheckpointException(file.getName() + " is not JSON");
    }
    return Json.read(text, CheckpointIndex.class, CheckpointIndex.FORMAT_VERSION, file.toString());
  }

  private RoundState state(Path file, CheckpointIndex.State entry)
      throws DamagedCheckpointException {
    byte[] numbers = verified(file, entry.sha256());
    FlatState network = new FlatState();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(numbers))) {
      network.readExternal(in);
      return entry.with(network, FlatState.readFloats(in));
    } catch (IOException e) {
      throw new DamagedCheckpointException(file.getName() + ": " + e);
    }
  }

  private byte[] verified(Path file, String digest) throws DamagedCheckpointException {
    byte[] content = content(file);
    String found = Digests.of(content);
    if (!found.equals(digest)) {
      throw new DamagedCheckpointException(
          file.getName() + " has SHA-256 " + found + ", its index says " + digest);
    }
    return content;
  }

  /** What is lost or spoilt is damage; a storage that cannot be reached is not. */
  private byte[] content(Path file) throws DamagedCheckpointException {
    try {
      return storage.readBytes(file);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      if (cause instanceof FileNotFoundException
          || cause instanceof EOFException
          || cause instanceof ChecksumException
          || cause.getClass().getSimpleName().equals("BlockMissingException")) {
        throw new DamagedCheckpointException(file.getName() + ": " + cause);
      }
      throw e;
    }
  }

  /** The network's numbers, then the averaging rule's. */
  private static byte[] bytes(RoundState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      state.network().writeExternal(out);
      FlatState.writeFloats(out, state.ruleMemory());
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

  private static byte[] inflate(byte[] content) throws DamagedCheckpointException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DamagedCheckpointException(TALLY + ": " + e);
    }
  }
}
