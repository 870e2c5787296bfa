package org.trainyard.jobs.training;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.spark.TerminalLine;

/**
 * The line on the terminal while a training runs; without a terminal, a line in the log from time
 * to time.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final long LOG_NANOS = 30_000_000_000L;

  private final long roundsTotal;
  private final TerminalLine line = new TerminalLine();
  private long logged = System.nanoTime();
  private long rounds;
  private long examples;
  private double seconds;
  private double computeSeconds;

  Progress(long roundsTotal) {
    this.roundsTotal = roundsTotal;
  }

  void show(RoundMetrics round, int epochs) {
    rounds++;
    examples += round.examples();
    seconds += round.seconds();
    computeSeconds += round.computeSeconds();
    double left = seconds / rounds * (roundsTotal - round.round());
    tell(
        String.format(
            Locale.ROOT,
            "round %d/%d  epoch %d/%d  loss %.4f%s  %,.0f examples/s  sync %.1f %%  %s left",
            round.round(),
            roundsTotal,
            round.epoch() + 1,
            epochs,
            round.loss(),
            round
                .validation()
                .map(v -> String.format(Locale.ROOT, "  validation %.2f %%", 100 * v.accuracy()))
                .orElse(""),
            examples / seconds,
            100 * Math.max(0, 1 - computeSeconds / seconds),
            clock(left)));
  }

  private void tell(String text) {
    line.show(text);
    if (!line.isSeen() && System.nanoTime() - logged > LOG_NANOS) {
      LOG.info("{}", text);
      logged = System.nanoTime();
    }
  }

  void end() {
    line.end();
  }

  private static String clock(double left) {
    long whole = Math.round(left);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
