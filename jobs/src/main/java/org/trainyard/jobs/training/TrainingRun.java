package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.jobs.augment.Augmentation;
import org.trainyard.jobs.masking.Masking;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.network.NetworkTask;
import org.trainyard.jobs.network.OptimizerSettings;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.BlockScorer;
import org.trainyard.jobs.scoring.ClassScorer;
import org.trainyard.jobs.scoring.MaskedTokenScorer;
import org.trainyard.jobs.training.checkpoint.Checkpoint;
import org.trainyard.jobs.training.checkpoint.CheckpointStore;
import org.trainyard.jobs.training.plan.RoundPlan;
import org.trainyard.jobs.training.plan.Seeds;
import org.trainyard.jobs.training.round.RoundRunner;
import org.trainyard.jobs.training.round.RoundState;
import org.trainyard.jobs.training.round.TrainingSpec;
import org.trainyard.jobs.training.sent.Moments;
import org.trainyard.jobs.training.shard.ClassRowFormat;
import org.trainyard.jobs.training.shard.MaskedRowFormat;
import org.trainyard.jobs.training.shard.RowFormat;
import org.trainyard.jobs.training.shard.ShardBuilder;
import org.trainyard.jobs.training.shard.TokenRowFormat;

/** One run, from its beginning or its newest checkpoint to its finished directory. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  /** Tells what is hidden while validating from what is hidden while training. */
  private static final long VALIDATION = 6;

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
    NetworkDefinition definition = definition();
    Network network = Network.build(definition);
    settings.network().initialize(network);
    FingerprintGuard fingerprints = fingerprints(probe.await(), earlier);
    manifest = manifest(fingerprints, earlier, started);
    directory.write(manifest);

    RowFormat format = format(definition);
    TrainingSpec spec =
        new TrainingSpec(
            Identity.shortId(identity),
            definition,
            plan(),
            format,
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

    Checkpoint end = rounds(spec, format, start, fingerprints);
    return new FinishedRun(directory, dataset, manifest, network).write(spark, start, end, started);
  }

  private Checkpoint rounds(
      TrainingSpec spec, RowFormat format, Checkpoint start, FingerprintGuard fingerprints) {
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
        Validation validation = Validation.of(spark, dataset, spec, scorer(), fingerprints)) {
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

  private NetworkDefinition definition() {
    return settings
        .network()
        .define(
            NetworkTask.of(dataset.preparation()),
            settings.optimizer().withStepsPerEpoch(plan().minibatches(0)),
            settings.pipeline().seed());
  }

  private RowFormat format(NetworkDefinition definition) {
    Features features = dataset.manifest().features();
    Optional<Masking> masking = masking(plan().seed());
    if (masking.isPresent()) {
      return new MaskedRowFormat(features, masking.get());
    }
    int classes = dataset.manifest().labels().size();
    if (features.kind() == Features.Kind.TOKENS) {
      return new TokenRowFormat(features, classes);
    }
    return new ClassRowFormat(
        features,
        dataset.preparation().scaling(),
        definition.inputShape(),
        classes,
        new Augmentation(settings.augment(), plan().seed()));
  }

  /** How tokens are hidden, if the network is to predict them. */
  private Optional<Masking> masking(long seed) {
    return settings
        .network()
        .masking()
        .map(
            masking -> {
              TokenizerSpec tokenizer = dataset.preparation().text().orElseThrow().tokenizer();
              return Masking.of(
                  masking,
                  tokenizer,
                  () -> tokenizer.read(dataset.storage(), dataset.directory()),
                  seed);
            });
  }

  private BlockScorer scorer() {
    return masking(Seeds.derive(plan().seed(), VALIDATION))
        .<BlockScorer>map(MaskedTokenScorer::new)
        .orElseGet(ClassScorer::new);
  }

  private RoundPlan plan() {
    return new RoundPlan(
        dataset.summary(Split.TRAIN).rows(),
        RoundPlan.seed(dataset.manifest().digest(), settings.pipeline().seed()),
        settings.shape());
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
