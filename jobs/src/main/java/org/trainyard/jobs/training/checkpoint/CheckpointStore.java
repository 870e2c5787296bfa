package org.trainyard.jobs.training.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;

/**
 * {@code checkpoints/round-NNNNNN/}: staged, renamed and checked by digest. The newest whole one
 * counts; a damaged one is reported and the one before it taken.
 */
public final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
  private static final String PREFIX = "round-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "\\d+");

  private final Storage storage;
  private final Path directory;
  private final CheckpointFiles files;
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
    this.files = new CheckpointFiles(storage, identity);
    this.keep = keep;
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
      files.write(staged, checkpoint);
      staged.commit();
    }
    prune();
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
        return Optional.of(files.read(each));
      } catch (DamagedCheckpointException e) {
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
}
