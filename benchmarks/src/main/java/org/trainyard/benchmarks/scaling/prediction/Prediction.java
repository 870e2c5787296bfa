package org.trainyard.benchmarks.scaling.prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.benchmarks.scaling.model.Cluster;
import org.trainyard.benchmarks.scaling.model.CombineAt;
import org.trainyard.benchmarks.scaling.model.RoundSimulator;
import org.trainyard.benchmarks.scaling.model.RoundTime;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.benchmarks.scaling.prediction.PredictionSettings.TrainedNetwork;

/** Answers of the simulator for the settings' networks and hardware. */
final class Prediction {
  /** No more minibatches a round than this are tried. */
  static final int MOST_MINIBATCHES = 1 << 17;

  private record Question(Cluster cluster, TrainedNetwork network) {}

  private final PredictionSettings settings;
  private final Map<Question, OptionalInt> known = new HashMap<>();

  Prediction(PredictionSettings settings) {
    this.settings = settings;
  }

  /** Machines with one worker each. */
  Cluster cluster(int workers, double gigabits, CombineAt combine) {
    return Cluster.ofMachines(workers, gigabits, settings.blockFetchSeconds(), combine);
  }

  /** As {@link RoundSimulator#efficiency}. */
  double efficiency(Cluster cluster, Work work) {
    return simulator(cluster).efficiency(work, settings.seed(), settings.rounds());
  }

  /** Where the time of a round goes, on average. */
  RoundTime round(Cluster cluster, Work work) {
    return simulator(cluster).mean(work, settings.seed(), settings.rounds());
  }

  private RoundSimulator simulator(Cluster cluster) {
    return new RoundSimulator(
        settings.costs(), cluster, settings.stragglers(), settings.failures());
  }

  /** That of the engine's two ways to combine which makes the shorter rounds. */
  Cluster quicker(int workers, double gigabits, Work work) {
    Cluster driver = cluster(workers, gigabits, CombineAt.DRIVER);
    Cluster executors = cluster(workers, gigabits, CombineAt.EXECUTORS);
    return round(driver, work).total() <= round(executors, work).total() ? driver : executors;
  }

  /** As {@link #fewestMinibatches}, by the quicker of the engine's two ways to combine. */
  OptionalInt fewestMinibatches(int workers, double gigabits, TrainedNetwork network) {
    OptionalInt driver = fewestMinibatches(cluster(workers, gigabits, CombineAt.DRIVER), network);
    OptionalInt executors =
        fewestMinibatches(cluster(workers, gigabits, CombineAt.EXECUTORS), network);
    if (driver.isEmpty() || executors.isEmpty()) {
      return driver.isPresent() ? driver : executors;
    }
    return OptionalInt.of(Math.min(driver.getAsInt(), executors.getAsInt()));
  }

  /**
   * The fewest minibatches a round with which the efficiency is reached. None if {@value
   * #MOST_MINIBATCHES} are too few, since stragglers and failures take their share of a round
   * however long it is.
   */
  OptionalInt fewestMinibatches(Cluster cluster, TrainedNetwork network) {
    return known.computeIfAbsent(new Question(cluster, network), this::search);
  }

  private OptionalInt search(Question question) {
    Cluster cluster = question.cluster();
    TrainedNetwork network = question.network();
    int most = 1;
    while (!reached(cluster, network, most)) {
      if (most >= MOST_MINIBATCHES) {
        return OptionalInt.empty();
      }
      most *= 2;
    }
    int tooFew = most / 2;
    while (most - tooFew > 1) {
      int middle = (tooFew + most) >>> 1;
      if (reached(cluster, network, middle)) {
        most = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalInt.of(most);
  }

  private boolean reached(Cluster cluster, TrainedNetwork network, int minibatches) {
    return efficiency(cluster, network.work(minibatches)) >= settings.efficiency();
  }

  /**
   * The most workers with whom launching the job and handing out its tasks takes no more than a
   * share of the training; 0 if the launch alone takes more.
   */
  long mostWorkers(double trainingSeconds, double share) {
    double left = share * trainingSeconds - settings.costs().launchSeconds();
    return settings.costs().taskSeconds() == 0
        ? Long.MAX_VALUE
        : (long) Math.max(0, left / settings.costs().taskSeconds());
  }
}
