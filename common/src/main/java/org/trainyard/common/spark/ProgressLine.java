package org.trainyard.common.spark;

import java.util.Locale;
import org.slf4j.Logger;

/** How far a long work is: a line on the terminal or, without one, in the log every half minute. */
public final class ProgressLine {
  private static final long LOG_NANOS = 30_000_000_000L;

  private final Logger log;
  private final TerminalLine line = new TerminalLine();
  private long logged = System.nanoTime();

  /** A line that is logged under the name of whoever works. */
  public ProgressLine(Logger log) {
    this.log = log;
  }

  /** Tells it in place of what was told before. */
  public void show(String text) {
    line.show(text);
    if (!line.isSeen() && System.nanoTime() - logged > LOG_NANOS) {
      log.info("{}", text);
      logged = System.nanoTime();
    }
  }

  /** Leaves the last text standing. */
  public void end() {
    line.end();
  }

  /** Seconds as {@code minutes:seconds}. */
  public static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
