package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.JobException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.jobs.network.FlatState;
import org.trainyard.jobs.training.EarlyStoppingSettings.Metric;
import org.trainyard.jobs.training.checkpoint.Checkpoint;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.WorkerReport;

/** Two rows, a round each, two rounds an epoch. */
class TrainingAccountTest {
  private static final int ROUNDS_PER_EPOCH = 2;
  private static final NumericFingerprint FINGERPRINT =
      new NumericFingerprint("test", "generic", "none", "off", 1);

  private static TrainingAccount beginning(EarlyStoppingSettings stopping) {
    RoundState start = RoundState.beginning(new FlatState(new float[] {0}, new float[0]));
    return new TrainingAccount(Checkpoint.beginning(start, 2), stopping);
  }

  private static EarlyStoppingSettings patient(int epochs) {
    return new EarlyStoppingSettings(Metric.ACCURACY, epochs, 0);
  }

  /** A round that trains one row and arrives at its own number. */
  private static void round(TrainingAccount account, long row, double accuracy) {
    RoundState state = account.state();
    FlatState arrived = new FlatState(new float[] {state.round() + 1}, new float[0]);
    WorkerReport report = new WorkerReport(0, new long[] {row}, 1, 0.5, 1, FINGERPRINT, List.of());
    RoundOutcome outcome = new RoundOutcome(arrived, List.of(report), 8, 1);
    RoundState next = state.after(outcome, ROUNDS_PER_EPOCH);
    Optional<RoundMetrics.Validation> scores =
        next.betweenEpochs()
            ? Optional.of(new RoundMetrics.Validation(10, accuracy, 1))
            : Optional.empty();
    account.advance(
        outcome,
        new RoundMetrics(1, state.round() + 1, state.epoch(), 1, 0.5, 0.1, 1, 1, 8, scores),
        next);
  }

  private static void epoch(TrainingAccount account, double accuracy) {
    round(account, 1, accuracy);
    round(account, 0, accuracy);
  }

  @Test
  void closesTheLedgerWhereAnEpochEnds() {
    TrainingAccount account = beginning(patient(9));

    round(account, 1, 0.5);
    Checkpoint within = account.snapshot();
    round(account, 0, 0.5);
    Checkpoint after = account.snapshot();

    assertEquals(List.of(), within.ledger());
    assertArrayEquals(new byte[] {0, 1}, within.tally());
    assertEquals(List.of(new Ledger.Entry(0, 2, 2, 1, 1)), after.ledger());
    assertArrayEquals(new byte[] {0, 0}, after.tally());
    assertEquals(2, after.rounds().size());
  }

  @Test
  void aRowTrainedTwiceEndsTheTraining() {
    TrainingAccount account = beginning(patient(9));
    round(account, 1, 0.5);

    assertThrows(JobException.class, () -> round(account, 1, 0.5));
  }

  @Test
  void keepsTheBestEpochAndStopsWhenItIsTooLongAgo() {
    TrainingAccount account = beginning(patient(2));

    epoch(account, 0.8);
    epoch(account, 0.9);
    epoch(account, 0.85);
    boolean early = account.stopsEarly();
    epoch(account, 0.9);

    assertFalse(early);
    assertTrue(account.stopsEarly());
    RoundState best = account.snapshot().best().orElseThrow();
    assertEquals(2, best.epoch(), "after the second epoch");
    assertArrayEquals(new float[] {4}, best.network().parameters());
  }

  @Test
  void goesOnFromASnapshotAsIfNothingHadHappened() {
    TrainingAccount whole = beginning(patient(2));
    epoch(whole, 0.9);
    round(whole, 1, 0.7);

    TrainingAccount resumed = new TrainingAccount(whole.snapshot(), patient(2));
    for (TrainingAccount each : List.of(whole, resumed)) {
      round(each, 0, 0.7);
      epoch(each, 0.6);
    }

    assertTrue(whole.stopsEarly() && resumed.stopsEarly());
    assertEquals(whole.snapshot().ledger(), resumed.snapshot().ledger());
    assertEquals(whole.snapshot().rounds(), resumed.snapshot().rounds());
    assertEquals(1, resumed.snapshot().best().orElseThrow().epoch());
  }

  @Test
  void nothingIsKeptOrStoppedWhereNothingIsWatched() {
    TrainingAccount account = beginning(new EarlyStoppingSettings(Metric.NONE, 1, 0));

    epoch(account, 0.9);
    epoch(account, 0.1);

    assertFalse(account.stopsEarly());
    assertEquals(Optional.empty(), account.snapshot().best());
  }
}
