package org.trainyard.jobs.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.jobs.network.FlatState;

/**
 * The rounds of a training, one Spark job each: the state goes out, every worker trains its part,
 * the results are averaged into the state of the next round, and the rows are counted.
 */
final class TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

  private final JavaSparkContext context;
  private final TrainSettings settings;
  private final TrainingSpec spec;
  private final JavaRDD<Shard> shards;
  private final Validation validation;
  private final NumericFingerprint fingerprint;
  private final BiConsumer<RoundState, Supplier<Checkpoint>> boundary;

  /**
   * A loop over given shards.
   *
   * @param fingerprint what every worker's numeric fingerprint must equal
   * @param boundary called after every round with the state reached and all that a checkpoint holds
   */
  TrainingLoop(
      JavaSparkContext context,
      TrainSettings settings,
      TrainingSpec spec,
      JavaRDD<Shard> shards,
      Validation validation,
      NumericFingerprint fingerprint,
      BiConsumer<RoundState, Supplier<Checkpoint>> boundary) {
    this.context = context;
    this.settings = settings;
    this.spec = spec;
    this.shards = shards;
    this.validation = validation;
    this.fingerprint = fingerprint;
    this.boundary = boundary;
  }

  /** Runs all rounds that are left and returns the end of the training. */
  Checkpoint run(Checkpoint start) {
    RoundPlan plan = spec.plan();
    RoundState state = start.state();
    RowTally tally = new RowTally(start.tally());
    List<Ledger.Entry> ledger = new ArrayList<>(start.ledger());
    List<RoundMetrics> rounds = new ArrayList<>(start.rounds());
    Progress progress = new Progress((long) plan.roundsPerEpoch() * settings.epochs());
    Broadcast<TrainingSpec> sentSpec = context.broadcast(spec);
    try {
      while (state.epoch() < settings.epochs()) {
        long began = System.nanoTime();
        List<WorkerResult> results = round(sentSpec, state);
        FlatState averaged = Averaging.combine(results);
        requireFinite(averaged, state);
        tally.add(results);
        double seconds = (System.nanoTime() - began) / 1e9;
        boolean epochEnds = state.roundInEpoch() + 1 == plan.roundsPerEpoch();
        Optional<RoundMetrics.Validation> scores =
            epochEnds ? validate(state, averaged) : Optional.empty();
        RoundMetrics metrics = metrics(state, results, seconds, scores);
        requireFinite(metrics);
        rounds.add(metrics);
        progress.show(metrics, settings.epochs());
        if (epochEnds) {
          ledger.add(close(tally, state.epoch()));
          LOG.info("{}", summary(metrics));
        }
        state = next(state, averaged, results, epochEnds);
        RoundState reached = state;
        boundary.accept(state, () -> new Checkpoint(reached, ledger, tally.counts(), rounds));
      }
      return new Checkpoint(state, ledger, tally.counts(), rounds);
    } finally {
      progress.end();
      sentSpec.destroy();
    }
  }

  private List<WorkerResult> round(Broadcast<TrainingSpec> sentSpec, RoundState state) {
    JobLabel.set(
        context.sc(),
        String.format("train: round %d, epoch %d", state.round() + 1, state.epoch() + 1));
    Broadcast<RoundState> sentState = context.broadcast(state);
    try {
      List<WorkerResult> results =
          shards.mapPartitionsWithIndex(new RoundTask(sentSpec, sentState), true).collect();
      results.forEach(this::requireFingerprint);
      return results;
    } finally {
      sentState.destroy();
    }
  }

  private Optional<RoundMetrics.Validation> validate(RoundState state, FlatState averaged) {
    JobLabel.set(context.sc(), "train: validation of epoch " + (state.epoch() + 1));
    return validation.score(averaged);
  }

  private RoundMetrics metrics(
      RoundState state,
      List<WorkerResult> results,
      double seconds,
      Optional<RoundMetrics.Validation> scores) {
    long examples = results.stream().mapToLong(result -> result.rows().length).sum();
    double loss = results.stream().mapToDouble(WorkerResult::lossSum).sum() / examples;
    long slowest = results.stream().mapToLong(WorkerResult::computeNanos).max().orElse(0);
    return new RoundMetrics(
        RoundMetrics.FORMAT_VERSION,
        state.round() + 1,
        state.epoch(),
        examples,
        loss,
        settings.optimizer().learningRate(state.epoch()),
        seconds,
        slowest / 1e9,
        scores);
  }

  private static RoundState next(
      RoundState state, FlatState averaged, List<WorkerResult> results, boolean epochEnds) {
    int steps = results.stream().mapToInt(WorkerResult::steps).max().orElse(0);
    return new RoundState(
        state.round() + 1,
        epochEnds ? state.epoch() + 1 : state.epoch(),
        epochEnds ? 0 : state.roundInEpoch() + 1,
        state.iteration() + steps,
        averaged);
  }

  private static Ledger.Entry close(RowTally tally, int epoch) {
    Ledger.Entry entry = tally.close(epoch);
    if (!entry.exact()) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "epoch %d did not train every row exactly once: %d rows offered, %d trained, each"
                  + " between %d and %d times. The model is not written; please report this",
              epoch + 1,
              entry.rowsOffered(),
              entry.rowsTrained(),
              entry.leastTrained(),
              entry.mostTrained()));
    }
    return entry;
  }

  private void requireFingerprint(WorkerResult result) {
    List<String> differences = result.fingerprint().differences(fingerprint);
    if (!differences.isEmpty()) {
      throw new JobException(
          ExitCode.FAILED,
          "an executor computes with other last bits than the run began with: "
              + String.join("; ", differences)
              + ". Give all executors one numeric.instruction-set and one spark.task.cpus");
    }
  }

  private static void requireFinite(RoundMetrics metrics) {
    if (!Double.isFinite(metrics.loss())) {
      throw exploded("the loss is " + metrics.loss(), metrics.round(), metrics.epoch());
    }
  }

  private static void requireFinite(FlatState averaged, RoundState state) {
    for (float parameter : averaged.parameters()) {
      if (!Float.isFinite(parameter)) {
        throw exploded("a parameter is " + parameter, state.round() + 1, state.epoch());
      }
    }
  }

  private static JobException exploded(String what, long round, int epoch) {
    return new JobException(
        ExitCode.FAILED,
        String.format(
            "%s in round %d (epoch %d). Lower train.optimizer.learning-rate, or set"
                + " train.optimizer.gradient-clip",
            what, round, epoch + 1));
  }

  private static String summary(RoundMetrics metrics) {
    return String.format(
        Locale.ROOT,
        "epoch %d: loss %.4f%s",
        metrics.epoch() + 1,
        metrics.loss(),
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
