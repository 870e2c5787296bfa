package org.trainyard.jobs.registry;

import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.evaluation.EvaluationDirectory;

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
      "Puts an evaluated model into service, if the gate allows.",
      "From evaluations/<name>/<run-id> to registry/<name>. Takes the evaluation of run-id, else the"
          + " newest complete one.",
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
    Publication publication =
        registry.locked(
            current -> compare(spark, storage, registry, current, evaluation),
            compared -> publish(storage, registry, settings.gate(), evaluation, compared));
    return publication.result(registry.path());
  }

  /** What takes long, and so is done before the lock is taken. */
  private record Compared(Optional<RegistryEvent> earlier, Optional<Scores> champion) {}

  private static Compared compare(
      SparkSession spark,
      Storage storage,
      Registry registry,
      Optional<String> current,
      EvaluationMetrics evaluation) {
    Optional<RegistryEvent> earlier = Publication.earlier(registry, evaluation);
    return new Compared(
        earlier,
        earlier.isPresent()
            ? Optional.empty()
            : current.map(
                version -> ChampionScores.of(spark, storage, registry, version, evaluation)));
  }

  private static Publication publish(
      Storage storage,
      Registry registry,
      GateSettings gate,
      EvaluationMetrics evaluation,
      Compared compared) {
    Optional<RegistryEvent> earlier =
        compared.earlier().or(() -> Publication.earlier(registry, evaluation));
    if (earlier.isPresent()) {
      LOG.info("version {} was published before; nothing is done again", evaluation.runId());
      return Publication.again(registry, earlier.get());
    }
    Gate.Decision decision = Gate.decide(gate, evaluation.scores(), compared.champion());
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
        VersionWriter.write(storage, version, evaluation, decision);
      }
      // The account first: a pointer without one would hide who moved it.
      registry.record(event);
      registry.point(evaluation.runId());
    } else {
      registry.record(event);
    }
    LOG.info("{}: {}", decision.open() ? "published" : "refused", decision.reason());
    return new Publication(event, registry.current());
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
}
