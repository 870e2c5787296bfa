package org.trainyard.jobs.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.training.checkpoint.Checkpoint;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundState;

/**
 * How far a training has come: the state reached, the ledger, the metrics, the best epoch. Goes
 * from the boundary of one round to that of the next in one step, so a thread that wants to save
 * it, for instance because the process ends, finds it at a boundary.
 */
final class TrainingAccount {
  private final EarlyStoppingSettings earlyStopping;
  private final RowTally tally;
  private final List<Ledger.Entry> ledger;
  private final List<RoundMetrics> rounds;
  private RoundState state;
  private Optional<RoundState> best;

  /** An account that goes on from a checkpoint. */
  TrainingAccount(Checkpoint start, EarlyStoppingSettings earlyStopping) {
    this.earlyStopping = earlyStopping;
    this.tally = new RowTally(start.tally());
    this.ledger = new ArrayList<>(start.ledger());
    this.rounds = new ArrayList<>(start.rounds());
    this.state = start.state();
    this.best = start.best();
  }

  /** What the next round starts from. */
  synchronized RoundState state() {
    return state;
  }

  /** Loss of the first round, once it is trained. */
  synchronized Optional<Double> firstLoss() {
    return rounds.stream().findFirst().map(RoundMetrics::loss);
  }

  /** Mean loss of the rows of an epoch, as far as it is trained. */
  synchronized double loss(int epoch) {
    double sum = 0;
    long examples = 0;
    for (RoundMetrics round : rounds) {
      if (round.epoch() == epoch) {
        sum += round.loss() * round.examples();
        examples += round.examples();
      }
    }
    return sum / examples;
  }

  /** Whether early stopping ends the training here. */
  synchronized boolean stopsEarly() {
    return state.betweenEpochs()
        && EarlyStopping.judge(earlyStopping, rounds).filter(EarlyStopping::stop).isPresent();
  }

  /**
   * Takes a round into account.
   *
   * @throws org.trainyard.common.job.JobException if an epoch ends in which a row was not trained
   *     exactly once
   */
  synchronized void advance(RoundOutcome outcome, RoundMetrics metrics, RoundState next) {
    tally.add(outcome.reports());
    rounds.add(metrics);
    if (next.betweenEpochs()) {
      ledger.add(tally.close(state.epoch()));
      if (EarlyStopping.judge(earlyStopping, rounds)
          .filter(EarlyStopping::lastIsBest)
          .isPresent()) {
        best = Optional.of(next);
      }
    }
    state = next;
  }

  /** All of it, as it is now. */
  synchronized Checkpoint snapshot() {
    return new Checkpoint(state, best, ledger, tally.counts(), rounds);
  }
}
