/**
 * Averaging rules after equal examples: accuracy, bytes moved and time of each. Trains through
 * Trainyard's own jobs alone.
 */
package org.trainyard.benchmarks.rules;
