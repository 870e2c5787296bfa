package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.ContentException;

/**
 * Gets known data sets into {@code <home>/datasets/<name>/}. Files that are there with the right
 * digest are left alone, and then no tool is needed. What is not complete stays in {@code
 * <home>/partial}; an archive that is complete there is not downloaded again.
 */
public final class DatasetFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetFetcher.class);

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
    return fetch(Catalogue.of(name));
  }

  /** Fetches a data set. */
  Fetched fetch(KnownDataset dataset) {
    Path folder = home.toAbsolutePath().resolve("datasets").resolve(dataset.name());
    try {
      Optional<String> problem = dataset.content().problem(folder);
      if (problem.isPresent()) {
        if (Files.exists(folder)) {
          LOG.info("{}", problem.get());
        }
        LOG.info("{}", dataset.announcement(folder));
        get(dataset, folder);
      }
      long bytes = 0;
      for (String file : dataset.content().files(folder)) {
        bytes += Files.size(folder.resolve(file));
      }
      return new Fetched(folder, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
  }

  private void get(KnownDataset dataset, Path folder) throws IOException {
    Path partial = home.toAbsolutePath().resolve("partial").resolve(dataset.name());
    Files.createDirectories(partial);
    Workplace workplace = new Workplace(dataset, partial, folder, searchPath);
    dataset.source().download(workplace);
    unpack(dataset, workplace);
    TakeOver.move(workplace);
    workplace.delete();
  }

  /** Unpacks and checks; an archive that cannot be used is deleted, so that it is fetched. */
  private static void unpack(KnownDataset dataset, Workplace workplace) throws IOException {
    try {
      workplace.clear();
      dataset.source().unpack(workplace);
      Optional<String> problem = dataset.content().problem(workplace.unpacked());
      if (problem.isPresent()) {
        throw new ContentException(
            problem.get()
                + "; nothing was taken over. Fetch again, or put "
                + dataset.content().inWords()
                + " into "
                + workplace.folder()
                + " yourself");
      }
    } catch (IOException | RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        workplace.delete();
      }
      throw e;
    }
  }
}
