package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkDefinition;
import org.trainyard.jobs.report.RunReport;
import org.trainyard.jobs.runtime.NativeRuntime;

/**
 * Trains a network on a dataset.
 *
 * <p>In: {@code datasets/<name>/<version>/}. Out: {@code runs/<name>/<run-id>/}. Settings: {@code
 * train}. A run id that is complete is recognised; one that was interrupted goes on from its newest
 * checkpoint.
 *
 * <pre>./trainyard train --config cluster-conf/jobs/mnist-cnn.conf --set spark.master=local[2]
 * </pre>
 */
public final class TrainJob implements Job<TrainSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);

  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new TrainJob(), arguments);
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Trains a network on a dataset: datasets/<name>/<version> to runs/<name>/<run-id>.",
      "Takes the newest complete dataset of the pipeline, or --set dataset=<uri>.",
      "Reads the block 'train' of the settings. An interrupted run goes on where it was saved."
    };
  }

  @Override
  public TrainSettings read(Section root) {
    return TrainSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, TrainSettings settings) {
    Storage storage =
        Storage.open(spark.sparkContext().hadoopConfiguration(), settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());
    StoredDataset dataset = StoredDataset.open(layout, settings.dataset());
    requireClasses(dataset);
    JsonNode identity =
        settings.identity(dataset.manifest().digest(), dataset.preparation().digest());
    String runId = settings.pipeline().runId().orElseGet(() -> Identity.shortId(identity));
    RunDirectory directory = new RunDirectory(storage, layout.run(runId));
    Optional<RunManifest> earlier = directory.manifest();
    earlier.ifPresent(
        run -> Identity.requireSame("run " + directory.path(), run.identity(), identity));
    if (directory.isComplete()) {
      LOG.info("run {} is complete; nothing is done again", directory.path());
      return result(directory, earlier.flatMap(RunManifest::result).orElseThrow());
    }
    return train(spark, settings, dataset, identity, runId, directory, earlier);
  }

  private JobResult train(
      SparkSession spark,
      TrainSettings settings,
      StoredDataset dataset,
      JsonNode identity,
      String runId,
      RunDirectory directory,
      Optional<RunManifest> earlier) {
    Instant started = Instant.now();
    int threads = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    NativeRuntime.load(threads);
    TrainingSpec spec = spec(settings, dataset, identity, threads);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    NumericFingerprint fingerprint = FingerprintProbe.run(context, threads);
    earlier.ifPresent(run -> FingerprintProbe.requireSame(run.fingerprint(), fingerprint));
    RunManifest manifest =
        new RunManifest(
            RunManifest.FORMAT_VERSION,
            settings.pipeline().name(),
            runId,
            identity,
            directory.storage().reference(dataset.directory()),
            fingerprint,
            earlier.map(RunManifest::createdAt).orElse(started),
            Optional.empty(),
            Optional.empty());
    directory.write(manifest);
    Network network = Network.build(spec.network());
    CheckpointStore checkpoints =
        new CheckpointStore(
            directory.storage(), directory.path("checkpoints"), settings.checkpoint().keep());
    Checkpoint start =
        checkpoints
            .load()
            .orElseGet(() -> Checkpoint.beginning(network.state(), spec.plan().rows()));
    announce(settings, spec, network, start);

    JobLabel.set(context.sc(), "train: deal rows to workers");
    JavaRDD<Shard> shards = ShardBuilder.build(spark, dataset, spec.plan().deal());
    shards.count();
    TrainingLoop loop =
        new TrainingLoop(
            context,
            settings,
            spec,
            shards,
            Validation.of(spark, dataset, spec),
            fingerprint,
            (state, checkpoint) -> {
              if (state.round() % settings.checkpoint().everyRounds() == 0) {
                checkpoints.save(checkpoint.get());
              }
              if (state.roundInEpoch() == 0) {
                directory.writeRounds(checkpoint.get().rounds());
              }
            });
    Checkpoint end = loop.run(start);
    shards.unpersist(false);
    return finish(spark, dataset, manifest, directory, spec, network, start, end, started);
  }

  private JobResult finish(
      SparkSession spark,
      StoredDataset dataset,
      RunManifest manifest,
      RunDirectory directory,
      TrainingSpec spec,
      Network network,
      Checkpoint start,
      Checkpoint end,
      Instant started) {
    RoundState state = end.state();
    network.load(state.network(), state.iteration(), state.epoch(), spec.plan().seed());
    Ledger ledger = new Ledger(Ledger.FORMAT_VERSION, end.ledger());
    double seconds = end.rounds().stream().mapToDouble(RoundMetrics::seconds).sum();
    double compute = end.rounds().stream().mapToDouble(RoundMetrics::computeSeconds).sum();
    RunResult result =
        new RunResult(
            ledger.rowsOffered(),
            ledger.rowsTrained(),
            ledger.epochs().size(),
            state.round(),
            ledger.rowsTrained() / seconds,
            compute,
            Math.max(0, seconds - compute),
            network.digest(),
            start.state().round(),
            network.parameterCount());
    Provenance provenance =
        Provenance.of(
            spark.version(),
            spark.sparkContext().master(),
            started,
            List.of(
                new Provenance.Input(
                    "dataset",
                    dataset.directory().toString(),
                    dataset.manifest().digest(),
                    Optional.of(dataset.manifest().provenance()))));
    RunManifest finished = manifest.finished(result, provenance);
    directory.writeRounds(end.rounds());
    directory.write(ledger);
    directory.write(RunDirectory.MODEL, ModelFile.write(network));
    directory.write(
        Preparation.FILE, Json.pretty(dataset.preparation()).getBytes(StandardCharsets.UTF_8));
    directory.write(
        RunDirectory.REPORT,
        RunReport.render(finished, ledger, end.rounds()).getBytes(StandardCharsets.UTF_8));
    directory.write(finished);
    directory.complete();
    return result(directory, result);
  }

  private static TrainingSpec spec(
      TrainSettings settings, StoredDataset dataset, JsonNode identity, int threads) {
    long seed = RoundPlan.seed(dataset.manifest().digest(), settings.pipeline().seed());
    NetworkDefinition definition =
        settings
            .network()
            .define(
                dataset.manifest().features(),
                dataset.manifest().labels(),
                settings.optimizer(),
                settings.pipeline().seed());
    return new TrainingSpec(
        Identity.shortId(identity),
        definition,
        new RoundPlan(
            dataset.summary(Split.TRAIN).rows(),
            seed,
            settings.workers(),
            settings.minibatchSize(),
            settings.minibatchesPerRound()),
        dataset.manifest().features(),
        dataset.preparation().scaling(),
        dataset.manifest().labels().size(),
        threads);
  }

  private static void requireClasses(StoredDataset dataset) {
    if (dataset.manifest().labels().kind() != Labels.Kind.CLASS) {
      throw new ContentException(
          dataset.directory()
              + " has labels of kind "
              + dataset.manifest().labels().kind()
              + "; training takes one class for each row");
    }
  }

  private static void announce(
      TrainSettings settings, TrainingSpec spec, Network network, Checkpoint start) {
    LOG.info(
        "{} rows, {} workers, {} parameters, {} epochs of {} rounds{}",
        spec.plan().rows(),
        settings.workers(),
        network.parameterCount(),
        settings.epochs(),
        spec.plan().roundsPerEpoch(),
        start.state().round() == 0 ? "" : ", resumed after round " + start.state().round());
  }

  private static JobResult result(RunDirectory directory, RunResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rowsOffered", result.rowsOffered());
    figures.put("rowsTrained", result.rowsTrained());
    figures.put("epochs", result.epochs());
    figures.put("rounds", result.rounds());
    figures.put("examplesPerSecond", result.examplesPerSecond());
    figures.put("computeSeconds", result.computeSeconds());
    figures.put("syncSeconds", result.syncSeconds());
    figures.put("modelSha256", result.modelSha256());
    figures.put("resumedFromRound", result.resumedFromRound());
    return JobResult.done(directory.path().getName(), directory.path().toString(), figures);
  }
}
