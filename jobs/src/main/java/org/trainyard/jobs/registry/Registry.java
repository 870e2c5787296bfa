package org.trainyard.jobs.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.json.Json;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.PointerFile;
import org.trainyard.common.storage.Storage;

/**
 * {@code registry/<name>/}: the versions, which one is in service, and what happened. One writer at
 * a time; readers need no lock, for the pointer is replaced by an atomic rename.
 */
public final class Registry {
  private static final String LOCK = "LOCK";
  private static final Duration STALE = Duration.ofMinutes(30);

  private final Storage storage;
  private final Path directory;
  private final PointerFile current;

  /** A registry that need not exist yet. */
  public Registry(Storage storage, Path directory) {
    this.storage = storage;
    this.directory = directory;
    this.current = new PointerFile(storage, new Path(directory, RegistryLayout.CURRENT));
  }

  /** The directory itself. */
  public Path path() {
    return directory;
  }

  /** The directory of a version, which need not exist. */
  public Path version(String version) {
    return new Path(directory, RegistryLayout.VERSIONS + "/" + version);
  }

  /** The version in service. */
  public Optional<String> current() {
    return current.read();
  }

  /** Puts a version into service. */
  void point(String version) {
    current.set(version);
  }

  /** Names of the complete versions, the newest first. */
  public List<String> versions() {
    return storage.newestComplete(new Path(directory, RegistryLayout.VERSIONS)).stream()
        .map(Path::getName)
        .toList();
  }

  /** What happened, the oldest first. */
  public List<RegistryEvent> history() {
    Path file = new Path(directory, RegistryEvent.FILE);
    if (!storage.exists(file)) {
      return List.of();
    }
    return storage
        .readText(file)
        .lines()
        .map(
            line ->
                Json.read(line, RegistryEvent.class, RegistryEvent.FORMAT_VERSION, file.toString()))
        .toList();
  }

  /** Adds to what happened. */
  void record(RegistryEvent event) {
    List<RegistryEvent> events = new ArrayList<>(history());
    events.add(event);
    storage.replace(
        new Path(directory, RegistryEvent.FILE),
        events.stream().map(each -> Json.line(each) + "\n").collect(Collectors.joining()));
  }

  /**
   * Does something as the only writer.
   *
   * @throws JobException if another holds the lock
   */
  <T> T locked(Supplier<T> change) {
    Path lock = new Path(directory, LOCK);
    acquire(lock);
    try {
      return change.get();
    } finally {
      storage.delete(lock);
    }
  }

  private void acquire(Path lock) {
    Optional<FileStatus> held = storage.status(lock);
    if (held.isPresent() && age(held.get()).compareTo(STALE) > 0) {
      // Nobody holds it so long: its holder was killed.
      storage.delete(lock);
    }
    try {
      storage.makeDirectory(directory);
      try (OutputStream out = lock.getFileSystem(storage.hadoop()).create(lock, false)) {
        out.write(Instant.now().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (FileAlreadyExistsException e) {
      throw new JobException(
          ExitCode.FAILED,
          lock
              + " exists: another job is publishing. Try again when it is done; if none is, delete"
              + " the file",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(lock + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static Duration age(FileStatus status) {
    return Duration.between(Instant.ofEpochMilli(status.getModificationTime()), Instant.now());
  }
}
