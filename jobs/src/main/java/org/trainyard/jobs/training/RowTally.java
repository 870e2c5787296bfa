package org.trainyard.jobs.training;

import java.util.Arrays;
import java.util.List;
import org.trainyard.common.run.Ledger;

/** Counts how often each row was trained in the current epoch, from what the workers report. */
final class RowTally {
  private final byte[] counts;
  private long trained;

  /** A tally of so many rows, none of them trained yet. */
  RowTally(long rows) {
    this(new byte[Math.toIntExact(rows)]);
  }

  /** A tally that goes on from counts. */
  RowTally(byte[] counts) {
    this.counts = counts.clone();
    for (byte count : counts) {
      trained += count;
    }
  }

  /** Counts the rows of a round. */
  void add(List<WorkerResult> results) {
    for (WorkerResult result : results) {
      for (long row : result.rows()) {
        int at = Math.toIntExact(row);
        if (counts[at] < Byte.MAX_VALUE) {
          counts[at]++;
        }
        trained++;
      }
    }
  }

  /** The account of the epoch; the tally starts anew. */
  Ledger.Entry close(int epoch) {
    int least = Byte.MAX_VALUE;
    int most = 0;
    for (byte count : counts) {
      least = Math.min(least, count);
      most = Math.max(most, count);
    }
    Ledger.Entry entry = new Ledger.Entry(epoch, counts.length, trained, least, most);
    Arrays.fill(counts, (byte) 0);
    trained = 0;
    return entry;
  }

  /** A copy of the counts, for a checkpoint. */
  byte[] counts() {
    return counts.clone();
  }
}
