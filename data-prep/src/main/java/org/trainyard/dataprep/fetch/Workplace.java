package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.job.ContentException;

/**
 * Where a data set is put together before it is moved to its folder.
 *
 * @param dataset the data set
 * @param partial the folder to work in; holds the archive
 * @param folder where the files go in the end
 * @param searchPath where tools are looked for
 */
record Workplace(KnownDataset dataset, Path partial, Path folder, String searchPath) {

  /** What opens an entry; it is called only for the data set's own. */
  @FunctionalInterface
  interface Entry {
    InputStream open() throws IOException;
  }

  /** Holds the data set's files, and nothing else. */
  Path unpacked() {
    return partial.resolve("unpacked");
  }

  /**
   * Writes an entry of the archive below {@link #unpacked}, if it is a file of the data set. The
   * stream is not closed: it may be the archive's own.
   *
   * @param name its path in the archive
   * @throws ContentException if the path leads out of the archive's own tree
   */
  void take(String name, Entry entry) throws IOException {
    Optional<Path> place = dataset.content().place(name).map(Path::of);
    if (name.startsWith("/")
        || List.of(name.split("[/\\\\]", -1)).contains("..")
        || place.map(Path::isAbsolute).orElse(false)) {
      throw new ContentException(
          "the package of "
              + dataset.name()
              + " has an entry \""
              + name
              + "\" that leads out of its folder; nothing was taken over. Do not use the package");
    }
    if (place.isPresent() && !name.endsWith("/")) {
      Path target = unpacked().resolve(place.get());
      Files.createDirectories(target.getParent());
      Files.copy(entry.open(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A tool that this data set needs. */
  Tool tool(String name, String install) {
    Optional<String> archive =
        dataset
            .source()
            .archive()
            .map(each -> each.name() + " (SHA-256 " + each.sha256() + ") into " + partial + " or ");
    return new Tool(
        name,
        searchPath,
        install
            + " and run the command again, or put "
            + archive.orElse("")
            + dataset.content().inWords()
            + " into "
            + folder
            + " yourself; then nothing is downloaded.");
  }

  /** Deletes what an unpacking that was ended in the midst has left. */
  void clear() throws IOException {
    delete(unpacked());
  }

  /** Deletes all of it. */
  void delete() throws IOException {
    delete(partial);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
