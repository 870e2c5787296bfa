package org.trainyard.jobs.training;

import java.util.List;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.network.FlatState;

/**
 * All of a training at the boundary of two rounds: what the next round starts from, and the account
 * of what came before.
 *
 * @param state what the next round starts from
 * @param ledger the epochs that are closed
 * @param tally how often each row was trained in the open epoch
 * @param rounds the rounds so far
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one place to another, never compared.
record Checkpoint(
    RoundState state, List<Ledger.Entry> ledger, byte[] tally, List<RoundMetrics> rounds) {
  /** Copies the lists. */
  Checkpoint {
    ledger = List.copyOf(ledger);
    rounds = List.copyOf(rounds);
  }

  /** The beginning of a training. */
  static Checkpoint beginning(FlatState initial, long rows) {
    return new Checkpoint(
        new RoundState(0, 0, 0, 0, initial), List.of(), new byte[Math.toIntExact(rows)], List.of());
  }
}
