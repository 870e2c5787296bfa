package org.trainyard.benchmarks.timeto;

/**
 * One training from its beginning, and the evaluation of what it gave.
 *
 * @param length epochs or iterations it was given
 * @param seconds wall time of the training alone
 * @param accuracy share of the test rows classified after it
 */
record Attempt(int length, double seconds, double accuracy) {}
