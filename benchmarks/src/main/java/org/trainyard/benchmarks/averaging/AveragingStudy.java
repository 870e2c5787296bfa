package org.trainyard.benchmarks.averaging;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.benchmarks.trial.Trials;
import org.trainyard.common.report.Formats;

/** Trains with one worker and with several from the same seed, seed after seed. */
final class AveragingStudy {
  private final Trials trials;
  private final int workers;
  private final PrintStream progress;

  AveragingStudy(Trials trials, int workers, PrintStream progress) {
    this.trials = trials;
    this.workers = workers;
    this.progress = progress;
  }

  /** The pairs of the seeds 1 to {@code seeds}. */
  List<Pair> run(int seeds) {
    List<Pair> pairs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Pair pair = new Pair(trial(seed, 1, seeds), trial(seed, workers, seeds));
      progress.printf("seed %d: %s points%n", seed, StudyReport.signed(pair.difference()));
      pairs.add(pair);
    }
    return pairs;
  }

  private Trial trial(int seed, int workersOfTrial, int seeds) {
    Trial trial = trials.run(seed, workersOfTrial, List.of());
    progress.printf(
        "seed %d of %d, %s: %s%n",
        seed, seeds, Formats.count(workersOfTrial, "worker", "workers"), trial.described());
    return trial;
  }
}
