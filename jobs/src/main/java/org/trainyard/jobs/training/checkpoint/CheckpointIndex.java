package org.trainyard.jobs.training.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.storage.Digests;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.round.RoundState;

/**
 * {@code checkpoint.json}.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param identity settings and inputs of the run
 * @param state what the next round starts from
 * @param best the best epoch's state, where that is kept
 * @param tallySha256 digest of {@code tally.deflate}
 * @param ledger the epochs that are closed
 * @param rounds the rounds so far
 */
record CheckpointIndex(
    int formatVersion,
    JsonNode identity,
    State state,
    Optional<State> best,
    String tallySha256,
    List<Ledger.Entry> ledger,
    List<RoundMetrics> rounds) {
  static final int FORMAT_VERSION = 1;

  /**
   * Where a state stands in the training.
   *
   * @param sha256 digest of the file with its numbers
   */
  record State(long round, int epoch, int roundInEpoch, int iteration, String sha256) {
    static State of(RoundState state, byte[] numbers) {
      return new State(
          state.round(),
          state.epoch(),
          state.roundInEpoch(),
          state.iteration(),
          Digests.of(numbers));
    }

    RoundState with(FlatState numbers, float[] ruleMemory) {
      return new RoundState(round, epoch, roundInEpoch, iteration, numbers, ruleMemory);
    }
  }
}
