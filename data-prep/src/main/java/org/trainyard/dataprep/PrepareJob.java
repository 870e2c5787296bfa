package org.trainyard.dataprep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.Split;
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
import org.trainyard.dataprep.report.DatasetReport;
import org.trainyard.dataprep.source.RawRow;
import org.trainyard.dataprep.source.Source;
import org.trainyard.dataprep.split.SplitShares;
import org.trainyard.dataprep.write.DatasetWriter;
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

    Source source = settings.source().open(hadoop);
    JsonNode identity = PreparationIdentity.of(settings, source.files());
    String version = PreparationIdentity.version(identity);
    Path target = new Path(layout.datasets(), version);
    if (storage.isComplete(target)) {
      LOG.info("{} is complete already", target);
      return result(StoredDataset.open(storage, target).manifest(), target);
    }

    Features features = source.features(spark);
    settings.image().ifPresent(image -> image.check(features));
    JavaRDD<RawRow> rows = source.rows(spark);
    JobLabel.set(spark.sparkContext(), "prepare: survey the rows");
    Survey survey = Survey.of(rows);
    Quarantine.check(rows, survey, settings.maxQuarantined());
    requireRows(survey);
    Labels labels = new Labels(Labels.Kind.CLASS, source.classes().named(survey.largestLabel()));
    List<DatasetReport.Quarantined> quarantined = Quarantine.first(rows, survey, QUARANTINED_SHOWN);

    try (StagedDirectory staged = storage.stage(target)) {
      DatasetWriter.Written written =
          new DatasetWriter(spark, staged, rows, survey, labels.names())
              .write(shares(settings, source), settings.duplicates());
      requireTraining(written, settings);
      Preparation preparation =
          new Preparation(
              Preparation.FORMAT_VERSION,
              Section.word(settings.source().format()),
              features,
              settings.scale(),
              labels);
      DatasetManifest manifest =
          new DatasetManifest(
              DatasetManifest.FORMAT_VERSION,
              settings.pipeline().name(),
              version,
              written.digest(),
              Instant.now(),
              source.files(),
              written.rows(),
              written.splits(),
              features,
              labels,
              settings.prepareBlock(),
              provenance(spark, startedAt, source));
      staged.write(Preparation.FILE, Json.pretty(preparation));
      staged.write(DatasetManifest.FILE, Json.pretty(manifest));
      staged.write("report.html", DatasetReport.render(manifest, written.samples(), quarantined));
      return result(manifest, staged.commit());
    }
  }

  private static SplitShares shares(PrepareSettings settings, Source source) {
    return source.testRows() == Source.TestRows.OF_SOURCE
        ? settings.split().withoutTest()
        : settings.split();
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

  private static void requireTraining(DatasetWriter.Written written, PrepareSettings settings) {
    if (!written.splits().containsKey(Split.TRAIN.folder())) {
      throw new ContentException(
          String.format(
              "the train split is empty: %d rows kept, with prepare.split.validation = %s and"
                  + " prepare.split.test = %s. Nothing was written; give more rows or lower the"
                  + " shares",
              written.rows().kept(), settings.split().validation(), settings.split().test()));
    }
  }

  private static Provenance provenance(SparkSession spark, Instant startedAt, Source source) {
    return Provenance.of(
        spark.version(),
        spark.sparkContext().master(),
        startedAt,
        source.files().stream()
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
