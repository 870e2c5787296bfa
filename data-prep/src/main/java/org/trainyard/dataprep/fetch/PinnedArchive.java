package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;

/**
 * An archive that is the same for everybody.
 *
 * @param name its file name
 * @param sha256 its digest
 */
record PinnedArchive(String name, String sha256) {

  /** What puts the archive into a folder. */
  @FunctionalInterface
  interface Download {
    void into(Path folder) throws IOException;
  }

  /** Where it is in a workplace. */
  Path in(Workplace workplace) {
    return workplace.partial().resolve(name);
  }

  /**
   * Gets it into a workplace, unless it is there.
   *
   * @throws ContentException if it comes with another digest
   */
  void get(Workplace workplace, Download download) throws IOException {
    if (hasDigest(in(workplace), sha256)) {
      return;
    }
    Path folder = Files.createDirectories(workplace.partial().resolve("download"));
    Path came = folder.resolve(name);
    // A tool may leave a file alone that is there.
    Files.deleteIfExists(came);
    download.into(folder);
    if (!hasDigest(came, sha256)) {
      Files.deleteIfExists(came);
      throw new ContentException(
          name
              + " came without the SHA-256 "
              + sha256
              + " and was deleted; fetch again. If that does not help, the cache of the tool that"
              + " fetched it is damaged: empty it");
    }
    Files.move(came, in(workplace), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether a file is there and has a digest. */
  static boolean hasDigest(Path file, String sha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Digests.of(in).equals(sha256);
    }
  }
}
