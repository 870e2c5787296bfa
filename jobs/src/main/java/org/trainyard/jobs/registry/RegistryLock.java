package org.trainyard.jobs.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.storage.Storage;

/**
 * One writer at a time, by a file that says whose it is. Only its owner deletes it: when it is
 * done, or when its process is told to end. What a killed process leaves is taken over after five
 * minutes, far longer than the few files take that are written under the lock.
 */
final class RegistryLock {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryLock.class);
  private static final Duration STALE = Duration.ofMinutes(5);

  private final Storage storage;
  private final Path file;

  RegistryLock(Storage storage, Path file) {
    this.storage = storage;
    this.file = file;
  }

  /**
   * Does something while holding the lock.
   *
   * @throws JobException if another holds it
   */
  <T> T holding(Supplier<T> change) {
    String owner = owner();
    takeOverIfStale();
    Thread atExit = new Thread(() -> release(owner), "release " + file);
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      create(owner);
      return change.get();
    } finally {
      release(owner);
      forget(atExit);
    }
  }

  private static String owner() {
    return UUID.randomUUID() + " " + host() + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  private void create(String owner) {
    try {
      storage.makeDirectory(file.getParent());
      try (OutputStream out = file.getFileSystem(storage.hadoop()).create(file, false)) {
        out.write(owner.getBytes(StandardCharsets.UTF_8));
      }
    } catch (FileAlreadyExistsException e) {
      throw new JobException(
          ExitCode.FAILED,
          file
              + " exists: another job is publishing, "
              + holder().orElse("which is just done")
              + ". Try again when it is done. If it was killed, its lock is taken over "
              + STALE.toMinutes()
              + " minutes after it was written; to go on at once, delete the file",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Moves a lock that nobody can hold any more aside; of two that try, one succeeds. */
  private void takeOverIfStale() {
    Optional<FileStatus> held = storage.status(file);
    if (held.isEmpty() || age(held.get()).compareTo(STALE) <= 0) {
      return;
    }
    Optional<String> before = holder();
    Path aside = new Path(file.getParent(), file.getName() + "-stale-" + UUID.randomUUID());
    try {
      storage.rename(file, aside);
    } catch (UncheckedIOException e) {
      LOG.info("{} was taken over by another job", file);
      return;
    }
    if (before.isPresent() && !before.get().equals(storage.readText(aside))) {
      // Another was faster, and this is its new lock.
      storage.rename(aside, file);
      return;
    }
    LOG.warn("{} was left behind by {}; taken over", file, before.orElse("an unknown job"));
    storage.delete(aside);
  }

  /** What the file says, or nothing if there is none. */
  private Optional<String> holder() {
    try {
      return storage.exists(file) ? Optional.of(storage.readText(file)) : Optional.empty();
    } catch (UncheckedIOException e) {
      // Deleted in this moment, or not yet written.
      return Optional.empty();
    }
  }

  private void release(String owner) {
    try {
      if (holder().filter(owner::equals).isPresent()) {
        storage.delete(file);
      }
    } catch (UncheckedIOException e) {
      LOG.warn("{} could not be deleted; it is taken over after {}", file, STALE, e);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending; the lock is released already", e);
    }
  }

  private static Duration age(FileStatus status) {
    return Duration.between(Instant.ofEpochMilli(status.getModificationTime()), Instant.now());
  }
}
