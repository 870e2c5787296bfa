package org.trainyard.jobs.training.checkpoint;

import java.util.List;
import java.util.Optional;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.training.round.RoundState;

/**
 * All of a training at the boundary of two rounds: what the next round starts from, and the account
 * of what came before.
 *
 * @param state what the next round starts from
 * @param best the state at the end of the best epoch so far, where that is kept
 * @param ledger the epochs that are closed
 * @param tally how often each row was trained in the open epoch
 * @param rounds the rounds so far
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one place to another, never compared.
public record Checkpoint(
    RoundState state,
    Optional<RoundState> best,
    List<Ledger.Entry> ledger,
    byte[] tally,
    List<RoundMetrics> rounds) {
  /** Copies the lists. */
  public Checkpoint {
    ledger = List.copyOf(ledger);
    rounds = List.copyOf(rounds);
  }

  /** The beginning of a training. */
  public static Checkpoint beginning(RoundState state, long rows) {
    return new Checkpoint(
        state, Optional.empty(), List.of(), new byte[Math.toIntExact(rows)], List.of());
  }
}
