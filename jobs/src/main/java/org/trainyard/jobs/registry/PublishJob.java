package org.trainyard.jobs.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.registry.PublishedLabels;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.evaluation.EvaluationDirectory;
import org.trainyard.jobs.network.ModelFile;

/**
 * Puts an evaluated model into service, if the gate allows.
 *
 * <p>In: {@code evaluations/<name>/<run-id>/} and the model that it scored. Out: {@code
 * registry/<name>/}. Settings: {@code publish}. A version is written whole before the pointer moves
 * to it, so a reader sees the old model or the new one.
 *
 * <pre>./trainyard publish --config cluster-conf/jobs/mnist-cnn.conf</pre>
 */
public final class PublishJob implements Job<PublishSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(PublishJob.class);
  private static final String TOKENIZER = "tokenizer.json";

  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new PublishJob(), arguments);
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Puts an evaluated model into service, if the gate allows: evaluations/<name>/<run-id> to",
      "registry/<name>. Takes the evaluation of run-id, else the newest complete one.",
      "Reads the block 'publish' of the settings. Ends with 4 if the gate refuses the model."
    };
  }

  @Override
  public PublishSettings read(Section root) {
    return PublishSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, PublishSettings settings) {
    Storage storage =
        Storage.open(spark.sparkContext().hadoopConfiguration(), settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());
    EvaluationMetrics evaluation = evaluation(layout, settings);
    Registry registry = new Registry(storage, layout.registry());
    RegistryEvent event =
        registry.locked(() -> publish(spark, storage, registry, settings.gate(), evaluation));
    return result(registry, event);
  }

  private static RegistryEvent publish(
      SparkSession spark,
      Storage storage,
      Registry registry,
      GateSettings gate,
      EvaluationMetrics evaluation) {
    Optional<RegistryEvent> earlier = earlier(storage, registry, evaluation);
    if (earlier.isPresent()) {
      LOG.info("version {} was published before; nothing is done again", evaluation.runId());
      return earlier.get();
    }
    Gate.Decision decision =
        Gate.decide(
            gate, evaluation.scores(), ChampionScores.on(spark, storage, registry, evaluation));
    RegistryEvent event =
        new RegistryEvent(
            RegistryEvent.FORMAT_VERSION,
            Instant.now(),
            decision.open() ? RegistryEvent.Action.PUBLISHED : RegistryEvent.Action.REFUSED,
            evaluation.runId(),
            registry.current(),
            Optional.of(Section.word(gate.metric())),
            Optional.of(decision.challenger()),
            decision.champion(),
            decision.reason());
    if (decision.open()) {
      Path version = registry.version(evaluation.runId());
      if (!storage.isComplete(version)) {
        write(storage, version, evaluation, decision);
      }
      // The account first: a pointer without one would hide who moved it.
      registry.record(event);
      registry.point(evaluation.runId());
    } else {
      registry.record(event);
    }
    LOG.info("{}: {}", decision.open() ? "published" : "refused", decision.reason());
    return event;
  }

  /** The event by which this very model was published before, if it was. */
  private static Optional<RegistryEvent> earlier(
      Storage storage, Registry registry, EvaluationMetrics evaluation) {
    Path version = registry.version(evaluation.runId());
    if (!storage.isComplete(version)) {
      return Optional.empty();
    }
    EvaluationMetrics stored = EvaluationDirectory.metrics(storage, version);
    if (!stored.modelSha256().equals(evaluation.modelSha256())) {
      throw new UsageException(
          version
              + " holds another model, SHA-256 "
              + stored.modelSha256()
              + "; take another run-id for "
              + evaluation.modelSha256());
    }
    List<RegistryEvent> published =
        registry.history().stream()
            .filter(event -> event.action() == RegistryEvent.Action.PUBLISHED)
            .filter(event -> event.version().equals(evaluation.runId()))
            .toList();
    if (published.isEmpty()) {
      return Optional.empty();
    }
    RegistryEvent last = published.get(published.size() - 1);
    List<RegistryEvent> history = registry.history();
    boolean newest =
        history.stream()
            .filter(event -> event.action() != RegistryEvent.Action.REFUSED)
            .reduce((a, b) -> b)
            .filter(last::equals)
            .isPresent();
    if (newest && !registry.current().equals(Optional.of(last.version()))) {
      // It was killed between the account and the pointer.
      registry.point(last.version());
    }
    return Optional.of(last);
  }

  private static void write(
      Storage storage, Path version, EvaluationMetrics evaluation, Gate.Decision decision) {
    StoredDataset dataset = StoredDataset.open(storage, storage.resolve(evaluation.dataset()));
    Path modelFile = storage.resolve(evaluation.model());
    byte[] model = storage.readBytes(modelFile);
    Preparation preparation = Preparation.read(storage, modelFile.getParent());
    requireModel(model, evaluation);
    try (StagedDirectory staged = storage.stage(version)) {
      staged.write(RegistryLayout.MODEL, model);
      staged.write(Preparation.FILE, Json.pretty(preparation));
      Path tokenizer = new Path(dataset.directory(), TOKENIZER);
      if (storage.exists(tokenizer)) {
        staged.write(TOKENIZER, storage.readBytes(tokenizer));
      }
      staged.write(
          RegistryLayout.LABELS,
          Json.pretty(new PublishedLabels(PublishedLabels.FORMAT_VERSION, preparation.labels())));
      staged.write(EvaluationMetrics.FILE, Json.pretty(evaluation));
      staged.write(Provenance.FILE, Json.pretty(evaluation.provenance()));
      staged.write(
          RegistryLayout.MODEL_CARD, ModelCard.of(evaluation, dataset.manifest(), decision));
      staged.commit();
    }
  }

  private static void requireModel(byte[] model, EvaluationMetrics evaluation) {
    String digest = ModelFile.read(model, evaluation.model()).digest();
    if (!digest.equals(evaluation.modelSha256())) {
      throw new ContentException(
          evaluation.model()
              + " has SHA-256 "
              + digest
              + ", but the evaluation scored "
              + evaluation.modelSha256()
              + "; evaluate it again under another run-id");
    }
  }

  private static EvaluationMetrics evaluation(Layout layout, PublishSettings settings) {
    Storage storage = layout.storage();
    Path directory =
        settings
            .pipeline()
            .runId()
            .map(layout::evaluation)
            .or(() -> storage.newestComplete(layout.evaluations()).stream().findFirst())
            .orElseThrow(
                () ->
                    new UsageException(
                        "no complete evaluation in "
                            + layout.evaluations()
                            + "; run evaluate first"));
    if (!storage.isComplete(directory)) {
      throw new UsageException(
          directory + " is not a complete evaluation; run evaluate with this run-id first");
    }
    return EvaluationDirectory.metrics(storage, directory);
  }

  private static JobResult result(Registry registry, RegistryEvent event) {
    boolean published = event.action() == RegistryEvent.Action.PUBLISHED;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("published", published);
    figures.put("version", event.version());
    figures.put("champion", event.champion().orElse(null));
    figures.put("challenger", event.challenger().orElse(null));
    figures.put("reason", event.reason());
    return new JobResult(
        event.version(),
        registry.path().toString(),
        figures,
        published ? ExitCode.DONE : ExitCode.REFUSED);
  }
}
