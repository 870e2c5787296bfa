/** Cuts IDX files to the rows that a benchmark trains on. */
package org.trainyard.benchmarks.idx;
