package org.trainyard.common.spark;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import scala.collection.Iterator;

/**
 * How many rows of a Spark job are done, told while its tasks run: they count in {@link #counter},
 * and their executors' heartbeats bring the counts. Counting also shows the {@link ProgressWatch}
 * that a task does not hang.
 */
public final class RowProgress implements AutoCloseable {
  private final SparkContext context;
  private final String what;
  private final long total;
  private final ProgressLine line;
  private final LongAccumulator counter;
  private final SparkListener listener = new Counts();
  private final Map<Long, Long> counts = new ConcurrentHashMap<>();
  private final long started = System.nanoTime();

  /**
   * Begins to listen.
   *
   * @param what is done with the rows, for people
   * @param total rows that there are
   * @param log where it is told without a terminal
   */
  public RowProgress(SparkContext context, String what, long total, Logger log) {
    this.context = context;
    this.what = what;
    this.total = total;
    this.line = new ProgressLine(log);
    this.counter = context.longAccumulator(what);
    context.addSparkListener(listener);
  }

  /** What tasks add their rows to. */
  public LongAccumulator counter() {
    return counter;
  }

  /** Rows that are done as far as it is known. */
  long done() {
    return done(counts, total);
  }

  /** Tells no more. */
  @Override
  public void close() {
    context.removeSparkListener(listener);
    line.end();
  }

  /** What a task did in vain is counted again. */
  static long done(Map<Long, Long> counts, long total) {
    return Math.min(total, counts.values().stream().mapToLong(Long::longValue).sum());
  }

  static String text(String what, long done, long total, double seconds) {
    double rate = done / Math.max(seconds, 1e-9);
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d rows  %,.1f rows/s%s",
        what,
        done,
        total,
        rate,
        done == 0 ? "" : "  " + ProgressLine.clock((total - done) / rate) + " left");
  }

  private final class Counts extends SparkListener {
    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
      Heartbeats.each(event, this::count);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
      count(event.taskInfo().taskId(), event.taskInfo().accumulables().iterator());
    }

    private void count(long task, Iterator<AccumulableInfo> accumulables) {
      while (accumulables.hasNext()) {
        AccumulableInfo each = accumulables.next();
        if (each.id() == counter.id() && each.update().isDefined()) {
          counts.put(task, ((Number) each.update().get()).longValue());
          double seconds = (System.nanoTime() - started) / 1e9;
          line.show(text(what, done(), total, seconds));
        }
      }
    }
  }
}
