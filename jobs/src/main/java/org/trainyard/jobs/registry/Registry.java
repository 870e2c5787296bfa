package org.trainyard.jobs.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
  private static final String LOCK = "LOCK";
  private static final int ATTEMPTS = 5;

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

  /** What a version holds. */
  PublishedVersion published(String version) {
    return new PublishedVersion(storage, version(version));
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

  /** Names of the versions that can go into service, the newest first. */
  List<String> whole() {
    return versions().stream().filter(each -> published(each).damage().isEmpty()).toList();
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
    return new RegistryLock(storage, new Path(directory, LOCK)).holding(change);
  }

  /**
   * Does something as the only writer that rests on lengthy work about the version in service. The
   * work is done without the lock, and again if the version in service has changed meanwhile.
   *
   * @param work takes the version in service, if there is one
   * @param change takes what the work gave; while it runs, that version is in service
   * @throws JobException if another holds the lock, or the version in service keeps changing
   */
  <W, T> T locked(Function<Optional<String>, W> work, Function<W, T> change) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<String> before = current();
      W worked = work.apply(before);
      Optional<T> changed =
          locked(
              () ->
                  current().equals(before) ? Optional.of(change.apply(worked)) : Optional.empty());
      if (changed.isPresent()) {
        return changed.get();
      }
      LOG.info("version {} is no longer in service; starting again", before.orElse("none"));
    }
    throw new JobException(
        ExitCode.FAILED,
        new Path(directory, RegistryLayout.CURRENT)
            + " was changed by other jobs "
            + ATTEMPTS
            + " times while this one compared with the model in service; try again when no other"
            + " job publishes or rolls back there");
  }
}
