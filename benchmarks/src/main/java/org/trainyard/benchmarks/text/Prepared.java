package org.trainyard.benchmarks.text;

import java.nio.file.Path;

/**
 * A dataset that was prepared.
 *
 * @param seconds wall time of the whole process, the start of Java and of Spark included
 * @param peakMemoryBytes most memory of the process
 * @param rows rows read
 * @param directory where it stands
 */
record Prepared(double seconds, long peakMemoryBytes, long rows, Path directory) {}
