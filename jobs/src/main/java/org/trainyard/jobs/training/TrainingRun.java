package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.network.OptimizerSettings;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.training.checkpoint.Checkpoint;
import org.trainyard.jobs.training.checkpoint.CheckpointStore;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.TrainingSpec;
import org.trainyard.jobs.training.sent.Moments;
import org.trainyard.jobs.training.shard.RowFormat;
import org.trainyard.jobs.training.shard.ShardBuilder;

/** One run, from its beginning or its newest checkpoint to its finished directory. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final TrainSettings settings;
  private final StoredDataset dataset;
  private final JsonNode identity;
  private final RunDirectory directory;
  private final CheckpointStore checkpoints;
  private final int threadsPerTask;
  private RunManifest manifest;

  TrainingRun(
      SparkSession spark,
      TrainSettings settings,
      StoredDataset dataset,
      JsonNode identity,
      RunDirectory directory) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.dataset = dataset;
    this.identity = identity;
    this.directory = directory;
    this.checkpoints =
        new CheckpointStore(
            directory.storage(),
            directory.path("checkpoints"),
            identity,
            settings.checkpoint().keep());
    this.threadsPerTask = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
  }

  /**
   * Trains to the end.
   *
   * @param earlier what is known of the run if it was begun before
   */
  RunResult train(Optional<RunManifest> earlier) {
    Instant started = Instant.now();
    FingerprintProbe probe = FingerprintProbe.begin(context, threadsPerTask);
    NativeRuntime.load(threadsPerTask);
    TrainingPlan planned = new TrainingPlan(settings, dataset);
    NetworkDefinition definition = planned.definition();
    Network network = Network.build(definition);
    settings.network().initialize(network);
    FingerprintGuard fingerprints = fingerprints(probe.await(), earlier);
    manifest = manifest(fingerprints, earlier, started);
    directory.write(manifest);

    TrainingSpec spec =
        new TrainingSpec(
            Identity.shortId(identity),
            definition,
            planned.rounds(),
            planned.format(),
            settings.averaging().sending(),
            threadsPerTask);
    Checkpoint start =
        checkpoints
            .load()
            .orElseGet(
                () ->
                    Checkpoint.beginning(
                        RoundState.beginning(network.state()), spec.plan().rows()));
    announce(spec, network, start);

    Checkpoint end = rounds(spec, planned, start, fingerprints);
    return new FinishedRun(directory, dataset, manifest, network).write(spark, start, end, started);
  }

  private Checkpoint rounds(
      TrainingSpec spec, TrainingPlan planned, Checkpoint start, FingerprintGuard fingerprints) {
    RowFormat format = planned.format();
    TrainingAccount account = new TrainingAccount(start, settings.earlyStopping());
    try (DealtShards shards =
            new DealtShards(
                context,
                spec.plan(),
                deal ->
                    ShardBuilder.build(
                        dataset.trainableRows(spark, Split.TRAIN).map(format::encode),
                        deal,
                        format.rowBytes()));
        RoundRunner runner = new RoundRunner(context, spec, settings.combine());
        Validation validation =
            Validation.of(spark, dataset, spec, planned.scorer(), fingerprints)) {
      TrainingLoop loop =
          new TrainingLoop(
              context, settings, spec.plan(), runner, shards, validation, fingerprints);
      runner.buildNetworks();
      SaveOnExit.during(
          () -> save(account),
          () ->
              loop.run(
                  account,
                  reached -> {
                    note(fingerprints.others());
                    atBoundary(account, reached);
                  }));
    }
    return account.snapshot();
  }

  /** Writes down which other fingerprints took part, so that whoever resumes the run knows. */
  private void note(List<NumericFingerprint> others) {
    if (!others.equals(manifest.otherFingerprints())) {
      manifest = manifest.with(others);
      directory.write(manifest);
    }
  }

  private void atBoundary(TrainingAccount account, RoundState reached) {
    // The first round as well: a storage that cannot be written is found out at once.
    boolean due =
        reached.round() == 1 || reached.round() % settings.checkpoint().everyRounds() == 0;
    if (due || reached.betweenEpochs()) {
      Checkpoint snapshot = account.snapshot();
      if (due) {
        checkpoints.save(snapshot);
      }
      if (reached.betweenEpochs()) {
        directory.writeRounds(snapshot.rounds());
      }
    }
  }

  private void save(TrainingAccount account) {
    Checkpoint snapshot = account.snapshot();
    if (snapshot.state().round() > 0) {
      checkpoints.save(snapshot);
      LOG.info(
          "interrupted: saved after round {}; the same command goes on from there",
          snapshot.state().round());
    }
  }

  private FingerprintGuard fingerprints(
      List<NumericFingerprint> found, Optional<RunManifest> earlier) {
    FingerprintGuard guard =
        new FingerprintGuard(
            earlier.map(RunManifest::fingerprint).orElse(found.get(0)),
            settings.fingerprints(),
            earlier.map(RunManifest::otherFingerprints).orElse(List.of()));
    found.forEach(guard::check);
    return guard;
  }

  private RunManifest manifest(
      FingerprintGuard fingerprints, Optional<RunManifest> earlier, Instant started) {
    return new RunManifest(
        RunManifest.FORMAT_VERSION,
        settings.pipeline().name(),
        directory.path().getName(),
        identity,
        directory.storage().reference(dataset.directory()),
        fingerprints.expected(),
        fingerprints.others(),
        earlier.map(RunManifest::createdAt).orElse(started),
        Optional.empty(),
        Optional.empty());
  }

  private void announce(TrainingSpec spec, Network network, Checkpoint start) {
    LOG.info(
        "{} rows, {} workers, {} parameters, {} epochs, {} rounds{}",
        spec.plan().rows(),
        spec.plan().workers(),
        network.parameterCount(),
        settings.epochs(),
        spec.plan().roundsBefore(settings.epochs()),
        start.state().round() == 0 ? "" : ", resumed after round " + start.state().round());
    if (spec.sending().moments() == Moments.RESET
        && settings.optimizer().type() == OptimizerSettings.Type.ADAM) {
      LOG.warn(
          "train.averaging.moments = reset with adam: the first steps of each round are too large;"
              + " average keeps them right");
    }
  }
}
