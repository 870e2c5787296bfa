package org.trainyard.jobs.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;

/** What is in the directory of a run that another process may be writing. */
record RunFiles(Path directory) {
  private static final String CHECKPOINT = "round-";

  /** The round of the newest whole checkpoint. */
  Optional<Integer> newestCheckpoint() {
    return list(directory.resolve("checkpoints")).stream()
        .filter(each -> name(each).startsWith(CHECKPOINT))
        .filter(each -> Files.exists(each.resolve(Storage.SUCCESS)))
        .map(each -> Integer.parseInt(name(each).substring(CHECKPOINT.length())))
        .max(Comparator.naturalOrder());
  }

  /** Checkpoints that are being written now, or were when their writer was killed. */
  Set<Path> stagedCheckpoints() {
    return list(directory.resolve("checkpoints")).stream()
        .filter(RunFiles::isStaged)
        .collect(Collectors.toSet());
  }

  /** Files and directories under temporary names. */
  List<Path> leftovers() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(RunFiles::isStaged).toList();
    }
  }

  /** Whether there is a model. */
  boolean hasModel() {
    return Files.exists(directory.resolve("model.zip"));
  }

  private static boolean isStaged(Path file) {
    return name(file).startsWith(StagedDirectory.PREFIX);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
