package org.trainyard.dataprep.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A package that {@code npm pack} downloads as a gzipped tar.
 *
 * @param spec name and version
 * @param pinned the archive
 */
record NpmPackage(String spec, PinnedArchive pinned) implements PackageSource {

  @Override
  public void download(Workplace workplace) throws IOException {
    pinned.get(
        workplace,
        folder ->
            workplace
                .tool("npm", "Install npm (it comes with Node.js)")
                .run(folder, "pack", spec, "--silent"));
  }

  @Override
  public void unpack(Workplace workplace) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(pinned.in(workplace)));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new GZIPInputStream(in)), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextTarEntry();
          entry != null;
          entry = tar.getNextTarEntry()) {
        workplace.take(entry.getName(), () -> tar);
      }
    }
  }

  @Override
  public Optional<PinnedArchive> archive() {
    return Optional.of(pinned);
  }

  @Override
  public String toString() {
    return spec + " with npm";
  }
}
