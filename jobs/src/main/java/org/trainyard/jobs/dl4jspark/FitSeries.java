package org.trainyard.jobs.dl4jspark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.stats.EventStats;
import org.trainyard.common.run.Ledger;
import org.trainyard.jobs.dl4jspark.HooksAndListeners.Telling;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.training.plan.RoundShape;
import org.trainyard.jobs.training.round.RoundOutcome;

/** The fits of one training master, one after the other, and what is left of them. */
final class FitSeries implements AutoCloseable {
  private final MasterSettings settings;
  private final KeptExamples kept = new KeptExamples();
  private final List<Ledger.Entry> entries = new ArrayList<>();
  private final List<TrainingHook> hooks = new ArrayList<>();
  private List<TrainingListener> listeners = List.of();
  private Optional<StatsStorageRouter> storage = Optional.empty();
  private Optional<FitStatistics> statistics = Optional.empty();

  FitSeries(MasterSettings settings) {
    this.settings = settings;
  }

  /**
   * Trains every example once.
   *
   * @param data what was given to fit, by which dealt examples are known again
   * @param examples its examples, for the case that they are not dealt yet
   * @return mean loss of the rows of the last round
   */
  double fit(
      JavaSparkContext context,
      Network network,
      JavaRDD<?> data,
      Supplier<JavaRDD<byte[]>> examples) {
    long began = System.currentTimeMillis();
    RoundShape shape =
        RoundShape.of(
            settings.numWorkers().orElseGet(context::defaultParallelism),
            settings.batchSizePerWorker(),
            settings.averagingFrequency());
    DealtExamples dealt =
        kept.of(
            data,
            shape,
            settings.rddTrainingApproach(),
            () ->
                DealtExamples.deal(
                    context, examples.get(), settings.rngSeed(), shape, settings.storageLevel()));
    statistics.ifPresent(each -> each.ended(MasterEvent.DEAL, began));
    HooksAndListeners observers = new HooksAndListeners(hooks, listeners, telling());
    Fit.Outcome outcome = new Fit(context, network, observers, this::afterRound).run(dealt);
    entries.add(outcome.entry());
    statistics.ifPresent(each -> each.ended(MasterEvent.FIT, began));
    return outcome.loss();
  }

  private List<Telling> telling() {
    List<Telling> telling = new ArrayList<>();
    storage.ifPresent(router -> telling.add(Telling.ROUTED));
    statistics.ifPresent(each -> telling.add(Telling.TIMES));
    return telling;
  }

  private void afterRound(RoundOutcome outcome) {
    long began = System.currentTimeMillis() - Math.round(outcome.seconds() * 1000);
    statistics.ifPresent(each -> each.ended(MasterEvent.ROUND, began));
    outcome.reports().stream().flatMap(report -> report.notes().stream()).forEach(this::take);
  }

  private void take(Object note) {
    if (note instanceof RoutedStatistics routed) {
      storage.ifPresent(routed::putInto);
    } else if (note instanceof EventStats timed) {
      statistics.ifPresent(each -> each.add(MasterEvent.WORKER, timed));
    }
  }

  /** Hooks of the fits to come; may be changed. */
  List<TrainingHook> hooks() {
    return hooks;
  }

  /** Sets the listeners of the fits to come, and where what they store goes. */
  void listen(Optional<StatsStorageRouter> router, List<TrainingListener> all) {
    storage = router;
    listeners = List.copyOf(all);
  }

  /** Begins to time, or goes on. */
  void time() {
    statistics = statistics.or(() -> Optional.of(new FitStatistics()));
  }

  /** Ends timing and forgets what was timed. */
  void stopTiming() {
    statistics = Optional.empty();
  }

  /** A copy of what was timed so far, if anything is. */
  Optional<FitStatistics> statistics() {
    return statistics.map(FitStatistics::new);
  }

  /** The account of every fit so far. */
  Ledger ledger() {
    return new Ledger(Ledger.FORMAT_VERSION, entries);
  }

  /** Lets the executors drop the dealt examples. */
  @Override
  public void close() {
    kept.close();
  }
}
