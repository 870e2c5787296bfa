package org.trainyard.dataprep.tokenize.train;

/**
 * Two tokens that became one.
 *
 * @param left the first
 * @param right the second
 * @param count how often they stood side by side
 */
record Merge(String left, String right, long count) {}
