package org.trainyard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.trainyard.common.config.SettingsSource;

/**
 * A folder under {@code $TRAINYARD_HOME/scratch} for one run of the bench, removed when it is
 * closed and when the process is interrupted.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final int TRIES = 10;
  private static final long PAUSE_NANOS = 200_000_000;

  private final Path path;
  private final Thread hook;

  private ScratchFolder(Path path) {
    this.path = path;
    this.hook = new Thread(() -> deleteQuietly(path), "delete " + path);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A new folder. */
  public static ScratchFolder create() throws IOException {
    String launchers = System.getProperty("trainyard.scratch", "");
    Path parent =
        launchers.isEmpty()
            ? SettingsSource.trainyardHome().resolve("scratch")
            : Path.of(launchers).toAbsolutePath();
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, "bench-"));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    deleteQuietly(path);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }

  private static void deleteQuietly(Path folder) {
    // A child process that is being ended may still write a file or two.
    for (int left = TRIES; left > 0 && Files.exists(folder); left--) {
      try {
        delete(folder);
      } catch (IOException | UncheckedIOException e) {
        if (left == 1) {
          System.err.println("trainyard bench: " + folder + " is left behind: " + e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
