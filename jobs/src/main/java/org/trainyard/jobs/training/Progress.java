package org.trainyard.jobs.training;

import java.util.Locale;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.spark.TerminalLine;

/** The line on the terminal while a training runs. */
final class Progress {
  private final long roundsTotal;
  private final TerminalLine line = new TerminalLine();
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
    line.show(
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

  void end() {
    line.end();
  }

  private static String clock(double left) {
    long whole = Math.round(left);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
