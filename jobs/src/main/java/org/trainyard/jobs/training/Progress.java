package org.trainyard.jobs.training;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.spark.ProgressLine;

/** What is told while a training runs. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final long roundsTotal;
  private final ProgressLine line = new ProgressLine(LOG);
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
            ProgressLine.clock(left)));
  }

  void end() {
    line.end();
  }
}
