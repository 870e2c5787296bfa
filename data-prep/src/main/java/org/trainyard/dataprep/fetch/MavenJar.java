package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar that Maven downloads.
 *
 * @param artifact {@code group:artifact:version}
 * @param pinned the jar
 */
record MavenJar(String artifact, PinnedArchive pinned) implements PackageSource {
  /** The version is the one that builds this project, so it is mostly there. */
  private static final String GOAL =
      "org.apache.maven.plugins:maven-dependency-plugin:3.7.0:copy";

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
        workplace.take(entry.getName(), () -> jar.getInputStream(entry));
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
