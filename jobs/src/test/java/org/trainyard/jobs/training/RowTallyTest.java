package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.run.Ledger;

class RowTallyTest {
  private static WorkerResult trained(int worker, long... rows) {
    return Results.of(worker, rows, new float[0]);
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

    Ledger.Entry entry = tally.close(0);

    assertEquals(new Ledger.Entry(0, 3, 3, 0, 2), entry);
    assertFalse(entry.exact());
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
