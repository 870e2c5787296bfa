package org.trainyard.common.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Replaces a file of the local file system in one step. Hadoop's local file system deletes the old
 * file before it renames the new one, and keeps a checksum beside it that is renamed apart, so that
 * a reader could find no file, or one that seems damaged.
 */
final class LocalReplacement {
  private LocalReplacement() {}

  static void replace(org.apache.hadoop.fs.Path file, byte[] content) throws IOException {
    Path target = Path.of(file.toUri().getPath()).toAbsolutePath();
    Files.createDirectories(target.resolveSibling(".").normalize());
    String name = target.getFileName().toString();
    Path staged = target.resolveSibling(StagedDirectory.PREFIX + name + "-" + UUID.randomUUID());
    try {
      Files.write(staged, content);
      // Of an earlier file that Hadoop wrote; it would not fit the new one.
      Files.deleteIfExists(target.resolveSibling("." + name + ".crc"));
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(staged);
    }
  }
}
