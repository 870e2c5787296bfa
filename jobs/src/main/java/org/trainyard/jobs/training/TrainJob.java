package org.trainyard.jobs.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;
import org.trainyard.common.storage.Layout;
import org.trainyard.common.storage.Storage;

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

  /** The ledger's counts stand in one array. */
  private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

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
    requireLabels(dataset, settings);
    requireCountable(dataset);
    requireValidation(dataset, settings);
    settings.augment().requireFor(dataset.manifest().features());
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
    RunResult trained =
        new TrainingRun(spark, settings, dataset, identity, directory).train(earlier);
    return result(directory, trained);
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

  private static void requireLabels(StoredDataset dataset, TrainSettings settings) {
    if (dataset.manifest().labels().areMissing() && settings.network().masking().isEmpty()) {
      throw new ContentException(
          dataset.directory()
              + " has no labels (prepare.source.unlabelled = true), so train.network.type = "
              + settings.network().type()
              + " has nothing to learn; take train.network.type = pretrain, or prepare texts with"
              + " labels");
    }
  }

  private static void requireCountable(StoredDataset dataset) {
    long rows = dataset.summary(Split.TRAIN).rows();
    if (rows > MOST_ROWS) {
      throw new ContentException(
          String.format(
              "%s has %,d rows to train; the ledger counts at most %,d, a byte each on the driver."
                  + " Train parts of it one after the other",
              dataset.directory(), rows, MOST_ROWS));
    }
  }

  private static void requireValidation(StoredDataset dataset, TrainSettings settings) {
    if (settings.earlyStopping().watches()
        && dataset.manifest().split(Split.VALIDATION).map(SplitSummary::rows).orElse(0L) == 0) {
      throw new ContentException(
          dataset.directory()
              + " has no validation split, which train.early-stopping needs. Prepare it with"
              + " prepare.split.validation above 0, or set train.early-stopping.metric = none");
    }
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
    figures.put("bytesMoved", result.bytesMoved());
    figures.put("modelSha256", result.modelSha256());
    figures.put("resumedFromRound", result.resumedFromRound());
    result.bestEpoch().ifPresent(epoch -> figures.put("bestEpoch", epoch));
    return JobResult.done(directory.path().getName(), directory.path().toString(), figures);
  }
}
