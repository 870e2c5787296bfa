package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.Ledger;
import org.trainyard.jobs.training.round.WorkerReport;

class RowTallyTest {
  private static WorkerReport trained(int worker, long... rows) {
    return new WorkerReport(
        worker,
        rows,
        1,
        0,
        0,
        new NumericFingerprint("test", "generic", "none", "off", 1),
        List.of());
  }

  @Test
  void everyRowOnceIsExact() {
    RowTally tally = new RowTally(4);
    tally.add(List.of(trained(0, 3, 1), trained(1, 0)));
    tally.add(List.of(trained(1, 2), trained(0)));

    Ledger.Entry entry = tally.close(5);

    assertEquals(new Ledger.Entry(5, 4, 4, 1, 1), entry);
    assertTrue(entry.exact());
  }

  @Test
  void aRowTrainedTwiceInPlaceOfAnotherIsFound() {
    RowTally tally = new RowTally(3);
    tally.add(List.of(trained(0, 0, 1, 1)));

    JobException thrown = assertThrows(JobException.class, () -> tally.close(0));

    assertEquals(ExitCode.FAILED, thrown.exitCode());
    assertTrue(
        thrown.getMessage().contains("3 rows offered, 3 trained, each between 0 and 2 times"),
        thrown.getMessage());
  }

  @Test
  void theNextEpochStartsAnew() {
    RowTally tally = new RowTally(1);
    tally.add(List.of(trained(0, 0)));
    tally.close(0);
    tally.add(List.of(trained(0, 0)));

    assertEquals(new Ledger.Entry(1, 1, 1, 1, 1), tally.close(1));
  }

  @Test
  void goesOnFromACheckpoint() {
    RowTally before = new RowTally(3);
    before.add(List.of(trained(0, 2)));
    byte[] saved = before.counts();

    RowTally after = new RowTally(saved);
    after.add(List.of(trained(0, 0, 1)));

    assertArrayEquals(new byte[] {0, 0, 1}, saved, "the checkpoint's own copy");
    assertEquals(new Ledger.Entry(0, 3, 3, 1, 1), after.close(0));
  }
}
