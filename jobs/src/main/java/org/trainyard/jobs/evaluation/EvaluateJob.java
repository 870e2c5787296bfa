package org.trainyard.jobs.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.report.EvaluationReport;
import org.trainyard.jobs.report.EvaluationReportData;
import org.trainyard.jobs.runtime.NativeRuntime;
import org.trainyard.jobs.scoring.ScoringModel;
import org.trainyard.jobs.scoring.text.PreparedRows;
import org.trainyard.jobs.scoring.text.TextExcerpt;
import org.trainyard.jobs.training.RunDirectory;

/**
 * Scores a model on a split of a dataset.
 *
 * <p>In: {@code runs/<name>/<run-id>/}, or a published version, and {@code
 * datasets/<name>/<version>/}. Out: {@code evaluations/<name>/<run-id>/}. Settings: {@code
 * evaluate}.
 *
 * <pre>./trainyard evaluate --config cluster-conf/jobs/mnist-cnn.conf --set spark.master=local[2]
 * </pre>
 */
public final class EvaluateJob implements Job<EvaluateSettings> {
  /** The page about the evaluation. */
  public static final String REPORT = "report.html";

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateJob.class);
  private static final int MOST_MISREAD_SHOWN = 200;

  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new EvaluateJob(), arguments);
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Scores a model on a split of a dataset: runs/<name>/<run-id> to evaluations/<name>/<run-id>.",
      "Takes the run of run-id, else the newest complete one, or --set model=<uri>.",
      "Reads the block 'evaluate' of the settings."
    };
  }

  @Override
  public EvaluateSettings read(Section root) {
    return EvaluateSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, EvaluateSettings settings) {
    Instant started = Instant.now();
    Storage storage =
        Storage.open(spark.sparkContext().hadoopConfiguration(), settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());
    ModelSource source = ModelSource.find(layout, settings);
    StoredDataset dataset = source.dataset(layout, settings.dataset());
    SplitSummary split = dataset.summary(settings.split());

    Preparation preparation = Preparation.read(storage, source.directory().path());
    requireFit(preparation, dataset, source.directory().path());

    int threads = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    NativeRuntime.load(threads);
    Path modelFile = source.directory().path(RunDirectory.MODEL);
    Network network = ModelFile.read(storage.readBytes(modelFile), modelFile.toString());
    ScoringModel model = ScoringModel.of(network, preparation, threads);

    JsonNode identity = identity(settings, model.key(), split.digest(), preparation);
    String runId = settings.pipeline().runId().orElse(source.runId());
    Path target = layout.evaluation(runId);
    if (storage.isComplete(target)) {
      EvaluationMetrics earlier = EvaluationDirectory.metrics(storage, target);
      Identity.requireSame("evaluation " + target, earlier.identity(), identity);
      LOG.info("evaluation {} is complete; nothing is done again", target);
      return result(target, earlier);
    }
    JavaRDD<DatasetRow> rows =
        PreparedRows.of(
            spark,
            dataset,
            settings.split(),
            preparation,
            () -> source.directory().tokenizer(preparation.text().orElseThrow().tokenizer()));
    try (Evaluator evaluator = new Evaluator(spark, dataset, settings.split(), rows, model);
        StagedDirectory staged = storage.stage(target)) {
      Scores scores = evaluator.scores();
      Map<String, Scores> slices = new TreeMap<>();
      settings.slices().forEach(column -> slices.putAll(evaluator.slices(column)));
      JobLabel.set(spark.sparkContext(), "evaluate: write predictions");
      Predictions.write(spark, evaluator.rows(), staged.path("predictions"));
      EvaluationMetrics metrics =
          new EvaluationMetrics(
              EvaluationMetrics.FORMAT_VERSION,
              settings.pipeline().name(),
              runId,
              identity,
              model.key(),
              storage.reference(modelFile),
              storage.reference(dataset.directory()),
              settings.split().folder(),
              split.digest(),
              scores,
              slices,
              Instant.now(),
              provenance(spark, started, source, dataset, model.key()));
      staged.write(EvaluationMetrics.FILE, Json.pretty(metrics));
      long[][] confusion = evaluator.confusion();
      List<String> labels = dataset.manifest().labels().names();
      staged.write("confusion.csv", ConfusionCsv.of(labels, confusion));
      staged.write(REPORT, report(metrics, confusion, evaluator, dataset, source));
      staged.commit();
      return result(target, metrics);
    }
  }

  private static String report(
      EvaluationMetrics metrics,
      long[][] confusion,
      Evaluator evaluator,
      StoredDataset dataset,
      ModelSource source) {
    List<String> labels = dataset.manifest().labels().names();
    List<ScoredRow> wrong = evaluator.misread(MOST_MISREAD_SHOWN);
    Map<Long, TextExcerpt> texts =
        dataset.preparation().text().isPresent() ? evaluator.texts(wrong) : Map.of();
    List<EvaluationReportData.Misread> misread =
        wrong.stream()
            .map(
                row ->
                    new EvaluationReportData.Misread(
                        row.id(),
                        row.features(),
                        Optional.ofNullable(texts.get(row.index())),
                        labels.get(row.label()),
                        labels.get(row.predicted()),
                        row.confidence()))
            .toList();
    Optional<EvaluationReportData.TrainingHistory> training =
        source
            .run()
            .filter(run -> run.result().isPresent())
            .map(
                run ->
                    new EvaluationReportData.TrainingHistory(
                        run, source.directory().ledger(), source.directory().rounds()));
    return EvaluationReport.render(
        new EvaluationReportData(metrics, confusion, misread, dataset.manifest(), training));
  }

  private static JsonNode identity(
      EvaluateSettings settings, String modelSha256, String splitDigest, Preparation preparation) {
    ObjectNode identity = settings.identity().deepCopy();
    identity.put("modelSha256", modelSha256);
    identity.put("splitDigest", splitDigest);
    identity.put("preparationDigest", preparation.digest());
    return identity;
  }

  private static Provenance provenance(
      SparkSession spark,
      Instant started,
      ModelSource source,
      StoredDataset dataset,
      String modelSha256) {
    Provenance.Input data =
        new Provenance.Input(
            "dataset",
            dataset.directory().toString(),
            dataset.manifest().digest(),
            Optional.of(dataset.manifest().provenance()));
    return Provenance.of(
        spark.version(),
        spark.sparkContext().master(),
        started,
        List.of(source.input(modelSha256), data));
  }

  private static void requireFit(Preparation model, StoredDataset dataset, Path directory) {
    if (!PreparedRows.canBeMade(model, dataset)) {
      throw new ContentException(
          String.format(
              "the model in %s takes %s and predicts %s, but %s has %s and %s; score it on a"
                  + " dataset that was prepared for it",
              directory,
              model.features(),
              model.labels().names(),
              dataset.directory(),
              dataset.manifest().features(),
              dataset.manifest().labels().names()));
    }
  }

  private static JobResult result(Path target, EvaluationMetrics metrics) {
    Scores scores = metrics.scores();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("split", metrics.split());
    figures.put("examples", scores.examples());
    figures.put("accuracy", scores.accuracy());
    figures.put("macroPrecision", scores.macroPrecision());
    figures.put("macroRecall", scores.macroRecall());
    figures.put("macroF1", scores.macroF1());
    figures.put("rocAuc", scores.rocAuc());
    figures.put("loss", scores.loss());
    figures.put("report", new Path(target, REPORT).toString());
    return JobResult.done(metrics.runId(), target.toString(), figures);
  }
}
