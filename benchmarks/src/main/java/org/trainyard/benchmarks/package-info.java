/**
 * Peers side by side in one run: the {@code bench} command, the alternation of measurements, and
 * the report. A peer is added in {@link org.trainyard.benchmarks.peer}; what averaging costs is
 * studied in {@link org.trainyard.benchmarks.averaging}.
 */
package org.trainyard.benchmarks;
