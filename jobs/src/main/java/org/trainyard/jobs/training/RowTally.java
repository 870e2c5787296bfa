package org.trainyard.jobs.training;

import java.util.Arrays;
import java.util.List;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.run.Ledger;
import org.trainyard.jobs.training.round.WorkerReport;

/** Counts how often each row was trained in the current epoch, from what the workers report. */
public final class RowTally {
  private final byte[] counts;
  private long trained;

  /** A tally of so many rows, none of them trained yet. */
  public RowTally(long rows) {
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
  public void add(List<WorkerReport> reports) {
    for (WorkerReport report : reports) {
      for (long row : report.rows()) {
        int at = Math.toIntExact(row);
        if (counts[at] < Byte.MAX_VALUE) {
          counts[at]++;
        }
        trained++;
      }
    }
  }

  /**
   * The account of the epoch; the tally starts anew.
   *
   * @throws JobException if a row was not trained exactly once
   */
  public Ledger.Entry close(int epoch) {
    int least = Byte.MAX_VALUE;
    int most = 0;
    for (byte count : counts) {
      least = Math.min(least, count);
      most = Math.max(most, count);
    }
    Ledger.Entry entry = new Ledger.Entry(epoch, counts.length, trained, least, most);
    requireExact(entry);
    Arrays.fill(counts, (byte) 0);
    trained = 0;
    return entry;
  }

  private static void requireExact(Ledger.Entry entry) {
    if (!entry.exact()) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "epoch %d did not train every row exactly once: %d rows offered, %d trained, each"
                  + " between %d and %d times. The model is not written; please report this",
              entry.epoch() + 1,
              entry.rowsOffered(),
              entry.rowsTrained(),
              entry.leastTrained(),
              entry.mostTrained()));
    }
  }

  /** A copy of the counts, for a checkpoint. */
  byte[] counts() {
    return counts.clone();
  }
}
