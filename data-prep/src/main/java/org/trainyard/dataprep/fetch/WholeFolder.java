package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.storage.Digests;

/**
 * All files below one folder of a package, too many to name each. They have one digest together,
 * that of a list with a line {@code <SHA-256> <path>} for each file, sorted by path: what {@code
 * find * -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum} tells.
 *
 * @param inPackage the folder in the package, with a slash at its end
 * @param suffix how the names of its files end
 * @param count how many files there are
 * @param sha256 digest of the list
 */
record WholeFolder(String inPackage, String suffix, int count, String sha256) implements Content {

  @Override
  public Optional<String> place(String entry) {
    return entry.startsWith(inPackage) && entry.endsWith(suffix)
        ? Optional.of(entry.substring(inPackage.length()))
        : Optional.empty();
  }

  @Override
  public List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Path real = folder.toRealPath();
    try (var walk = Files.walk(real)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> real.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public Optional<String> problem(Path folder) throws IOException {
    List<String> files = files(folder);
    if (files.size() != count) {
      return Optional.of(folder + " holds " + files.size() + " files instead of " + count);
    }
    String found = digest(folder, files);
    return found.equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "the files of "
                + folder
                + " have together the SHA-256 "
                + found
                + " instead of "
                + sha256);
  }

  /** The digest of the list of files. */
  static String digest(Path folder, List<String> files) throws IOException {
    StringBuilder list = new StringBuilder();
    for (String file : files) {
      try (InputStream in = Files.newInputStream(folder.resolve(file))) {
        list.append(Digests.of(in)).append("  ").append(file).append('\n');
      }
    }
    return Digests.of(list.toString());
  }

  @Override
  public String inWords() {
    return "the " + count + " files *" + suffix + " that the package has below " + inPackage;
  }
}
