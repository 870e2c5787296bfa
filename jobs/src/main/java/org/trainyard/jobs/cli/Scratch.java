package org.trainyard.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The launcher's scratch folder for this process. What was written into it is removed when the
 * process ends; the links to the jars that still run are left to the next launch.
 */
final class Scratch {
  private static final String PROPERTY = "trainyard.scratch";

  /** Less than Spark's own hook, which therefore has ended the executors before. */
  private static final int AFTER_SPARK = 1;

  /** Spark's workers, Spark's blocks, temporary files. */
  private static final List<String> WRITTEN = List.of("work", "local", "tmp");

  private Scratch() {}

  /** Whether the launcher made one. */
  static boolean isSet() {
    return System.getProperty(PROPERTY) != null;
  }

  /** Removes the folder at the end of the process, also when it is ended by a signal. */
  static void removeAtExit() {
    if (isSet()) {
      Path folder = Path.of(System.getProperty(PROPERTY));
      ShutdownHookManager.get().addShutdownHook(() -> remove(folder), AFTER_SPARK);
    }
  }

  private static void remove(Path scratch) {
    for (String folder : WRITTEN) {
      Path path = scratch.resolve(folder);
      if (Files.isDirectory(path)) {
        removeTree(path);
      }
    }
  }

  private static void removeTree(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException e) {
      // An executor may be writing its last line; the next launch removes what is left.
    }
  }
}
