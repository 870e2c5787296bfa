package org.trainyard.benchmarks.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import org.trainyard.benchmarks.process.ChildProcess;

/**
 * What one repetition of one peer gave.
 *
 * @param examplesPerSecond rows by the wall time of training
 * @param loss mean over the rows that count, before each minibatch's step
 * @param parameters how many the network has
 * @param syncShare share of the wall time that is not the slowest worker's training
 * @param peakMemoryBytes largest resident memory of the process
 */
record Measured(
    double examplesPerSecond,
    double loss,
    long parameters,
    double syncShare,
    long peakMemoryBytes) {

  static Measured of(ChildProcess.Outcome outcome) {
    JsonNode result = outcome.result();
    return new Measured(
        result.path("examplesPerSecond").asDouble(),
        result.path("loss").asDouble(),
        result.path("parameters").asLong(),
        result.path("syncShare").asDouble(),
        outcome.peakMemoryBytes());
  }
}
