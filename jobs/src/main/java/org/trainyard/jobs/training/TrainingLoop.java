package org.trainyard.jobs.training;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.round.Divergence;
import org.trainyard.jobs.training.round.RoundOutcome;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.rule.OuterStep;
import org.trainyard.jobs.training.shard.Shard;

/**
 * Round after round until the last epoch, or until early stopping: run, move by the averaging rule,
 * check, validate where an epoch ends, take into account, tell whoever saves.
 */
final class TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

  private static final String WAY_OUT =
      "Lower train.optimizer.learning-rate, or set train.optimizer.gradient-clip. The last"
          + " checkpoint is kept";

  private final JavaSparkContext context;
  private final TrainSettings settings;
  private final RoundPlan plan;
  private final OuterStep outerStep;
  private final RoundRunner runner;
  private final DealtShards shards;
  private final Validation validation;
  private final FingerprintGuard fingerprints;

  /** A loop over the rounds of a plan. */
  TrainingLoop(
      JavaSparkContext context,
      TrainSettings settings,
      RoundPlan plan,
      RoundRunner runner,
      DealtShards shards,
      Validation validation,
      FingerprintGuard fingerprints) {
    this.context = context;
    this.settings = settings;
    this.plan = plan;
    this.outerStep = new OuterStep(settings.averaging().rule());
    this.runner = runner;
    this.shards = shards;
    this.validation = validation;
    this.fingerprints = fingerprints;
  }

  /**
   * Runs all rounds that are left.
   *
   * @param boundary called after every round with the state reached
   */
  void run(TrainingAccount account, Consumer<RoundState> boundary) {
    Progress progress = new Progress(plan.roundsBefore(settings.epochs()));
    Divergence divergence = new Divergence(account.firstLoss(), WAY_OUT);
    try {
      while (account.state().epoch() < settings.epochs()) {
        if (account.stopsEarly()) {
          LOG.info("no better epoch for {}: stopping early", settings.earlyStopping().patience());
          return;
        }
        RoundState state = account.state();
        JavaRDD<Shard> dealt = shards.of(state.epoch());
        long began = System.nanoTime();
        RoundState start = outerStep.start(state);
        RoundOutcome outcome = runner.run(start, dealt);
        outcome.reports().forEach(report -> fingerprints.check(report.fingerprint()));
        RoundState next = next(state, start, outcome);
        divergence.check(outcome, state, next);
        double seconds = (System.nanoTime() - began) / 1e9;
        RoundMetrics metrics = metrics(state, outcome, seconds, validate(state, next));
        account.advance(outcome, metrics, next);
        progress.show(metrics, settings.epochs());
        if (next.betweenEpochs()) {
          LOG.info("{}", summary(metrics, account.loss(state.epoch())));
        }
        boundary.accept(next);
      }
    } finally {
      progress.end();
    }
  }

  private RoundState next(RoundState state, RoundState start, RoundOutcome outcome) {
    return outerStep.next(
        state,
        start,
        outcome,
        settings.optimizer().learningRate(state.epoch(), state.iteration()),
        plan.rounds(state.epoch()));
  }

  private Optional<RoundMetrics.Validation> validate(RoundState state, RoundState next) {
    if (!next.betweenEpochs()) {
      return Optional.empty();
    }
    JobLabel.set(context.sc(), "train: validation of epoch " + (state.epoch() + 1));
    return validation.score(next.network());
  }

  private RoundMetrics metrics(
      RoundState state,
      RoundOutcome outcome,
      double seconds,
      Optional<RoundMetrics.Validation> scores) {
    return new RoundMetrics(
        RoundMetrics.FORMAT_VERSION,
        state.round() + 1,
        state.epoch(),
        outcome.examples(),
        outcome.loss(),
        settings.optimizer().learningRate(state.epoch(), state.iteration()),
        seconds,
        outcome.computeSeconds(),
        outcome.bytesMoved(),
        scores);
  }

  private static String summary(RoundMetrics metrics, double loss) {
    return String.format(
        Locale.ROOT,
        "epoch %d: loss %.4f%s",
        metrics.epoch() + 1,
        loss,
        metrics
            .validation()
            .map(
                v ->
                    String.format(
                        Locale.ROOT,
                        ", validation accuracy %.4f, validation loss %.4f",
                        v.accuracy(),
                        v.loss()))
            .orElse(""));
  }
}
