package org.trainyard.dataprep;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.spark.JobLabel;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.Material.Encoding;
import org.trainyard.dataprep.report.DatasetReport;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.source.ValueSource;
import org.trainyard.dataprep.source.text.DocumentSource;
import org.trainyard.dataprep.split.Digest;
import org.trainyard.dataprep.split.Placement.Fate;
import org.trainyard.dataprep.text.TextFindings;
import org.trainyard.dataprep.write.DatasetWriter;
import org.trainyard.dataprep.write.Placements;
import org.trainyard.dataprep.write.Quarantine;
import org.trainyard.dataprep.write.Survey;

/**
 * Raw files to {@code datasets/<name>/<version>/}. Every row read is kept, dropped as a duplicate,
 * or put into quarantine with its reason. A version that exists already is recognised.
 *
 * <pre>spark-submit --class org.trainyard.dataprep.PrepareJob … --config mnist-cnn.conf</pre>
 */
public final class PrepareJob implements Job<PrepareSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareJob.class);
  private static final int QUARANTINED_SHOWN = 50;

  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new PrepareJob(), arguments);
  }

  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public String[] description() {
    return new String[] {
      "Turns raw files into a dataset with every row accounted for.",
      "Reads the files of prepare.source; writes datasets/<name>/<version> below storage.root.",
      "Settings: the block prepare."
    };
  }

  @Override
  public PrepareSettings read(Section root) {
    return PrepareSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, PrepareSettings settings) {
    Instant startedAt = Instant.now();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Storage storage = Storage.open(hadoop, settings.pipeline().storageRoot());
    Layout layout = new Layout(storage, settings.pipeline().name());

    Source source = settings.source().open(spark);
    TokenizerSource tokenizer = TokenizerSource.of(hadoop, settings.text());
    List<SourceFile> files =
        Stream.concat(source.files().stream(), tokenizer.file().stream()).toList();
    String version = PreparationIdentity.version(PreparationIdentity.of(settings, files));
    Path target = new Path(layout.datasets(), version);
    if (storage.isComplete(target)) {
      LOG.info("{} is complete already", target);
      return result(StoredDataset.open(storage, target).manifest(), target);
    }

    try (Material material = material(spark, source, settings, tokenizer)) {
      JobLabel.set(spark.sparkContext(), "prepare: survey the rows");
      Survey survey = Survey.of(material.rows());
      LOG.info("{} rows read, put aside: {}", survey.rows(), survey.quarantined());
      Quarantine.check(material.rows(), survey, settings.maxQuarantined());
      requireRows(survey);
      Labels labels = new Labels(Labels.Kind.CLASS, material.classes(survey));
      Placements placements = placements(spark, material, survey, settings);
      requireTraining(placements, settings);
      LOG.info(
          "{} rows to train, {} to validate, {} to test, {} duplicates",
          placements.total(Fate.TRAIN),
          placements.total(Fate.VALIDATION),
          placements.total(Fate.TEST),
          placements.dropped());
      Encoding encoding = material.encoding(placements);
      try (StagedDirectory staged = storage.stage(target)) {
        DatasetWriter.Written written =
            new DatasetWriter(spark, staged, material.rows(), survey, labels.names())
                .write(placements, encoding.encoder());
        Optional<TextFindings> findings = material.findings(encoding, placements, written);
        Preparation preparation =
            new Preparation(
                Preparation.FORMAT_VERSION,
                Section.word(settings.source().format()),
                encoding.features(),
                settings.scale(),
                labels,
                encoding.text());
        DatasetManifest manifest =
            new DatasetManifest(
                DatasetManifest.FORMAT_VERSION,
                settings.pipeline().name(),
                version,
                written.digest(),
                Instant.now(),
                files,
                written.rows(),
                written.splits(),
                encoding.features(),
                labels,
                findings.map(TextFindings::summary),
                settings.prepareBlock(),
                provenance(spark, startedAt, files));
        encoding.files().forEach(staged::write);
        staged.write(Preparation.FILE, Json.pretty(preparation));
        staged.write(DatasetManifest.FILE, Json.pretty(manifest));
        staged.write(
            "report.html",
            DatasetReport.render(
                manifest,
                written.samples(),
                Quarantine.first(material.rows(), survey, QUARANTINED_SHOWN),
                findings));
        return result(manifest, staged.commit());
      }
    }
  }

  private static Material material(
      SparkSession spark, Source source, PrepareSettings settings, TokenizerSource tokenizer) {
    if (source instanceof DocumentSource documents) {
      return new TextMaterial(spark, documents, settings.text().orElseThrow(), tokenizer);
    }
    return new ValueMaterial(spark, (ValueSource) source, settings.image());
  }

  private static Placements placements(
      SparkSession spark, Material material, Survey survey, PrepareSettings settings) {
    Map<Digest, Digest> near = material.near();
    JobLabel.set(spark.sparkContext(), "prepare: bring equal rows together");
    return Placements.of(
        material.rows(),
        survey,
        survey.left(settings.split()),
        settings.duplicates(),
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(near));
  }

  private static void requireRows(Survey survey) {
    if (survey.largestLabel() < 0) {
      throw new ContentException(
          "prepare.source has no row that can be used: "
              + survey.rows()
              + " rows read, put aside "
              + survey.quarantined());
    }
  }

  private static void requireTraining(Placements placements, PrepareSettings settings) {
    if (placements.total(Fate.TRAIN) == 0) {
      throw new ContentException(
          String.format(
              "the train split is empty: %d rows kept, with prepare.split.validation = %s and"
                  + " prepare.split.test = %s. Nothing was written; give more rows or lower the"
                  + " shares",
              placements.total(Fate.VALIDATION) + placements.total(Fate.TEST),
              settings.split().validation(),
              settings.split().test()));
    }
  }

  private static Provenance provenance(
      SparkSession spark, Instant startedAt, List<SourceFile> files) {
    return Provenance.of(
        spark.version(),
        spark.sparkContext().master(),
        startedAt,
        files.stream()
            .map(
                file ->
                    new Provenance.Input(
                        file.role(), file.uri(), file.digest(), java.util.Optional.empty()))
            .toList());
  }

  private static JobResult result(DatasetManifest manifest, Path directory) {
    RowCounts rows = manifest.rows();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rowsRead", rows.read());
    figures.put("rowsKept", rows.kept());
    figures.put("rowsQuarantined", rows.quarantinedTotal());
    figures.put("rowsDuplicate", rows.duplicate());
    figures.put("dataset", directory.toString());
    return JobResult.done(manifest.version(), directory.toString(), figures);
  }
}
