package org.trainyard.dataprep.fetch;

import java.nio.file.Path;

/**
 * A data set in the cache.
 *
 * @param path its folder
 * @param bytes size of its files together
 */
public record Fetched(Path path, long bytes) {}
