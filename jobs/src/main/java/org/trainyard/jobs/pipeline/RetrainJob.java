package org.trainyard.jobs.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.config.PipelineSettings;
import org.trainyard.common.config.Section;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.provenance.Identity;
import org.trainyard.common.storage.Storage;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.registry.PublishJob;
import org.trainyard.jobs.training.TrainJob;

/**
 * All stages in order under one run id: prepare, train, evaluate, publish. Every stage recognises
 * what it has done before, so a second run of the same settings and inputs does nothing again, and
 * one that was interrupted goes on where it stopped.
 *
 * <pre>./trainyard retrain --config cluster-conf/jobs/mnist-cnn.conf --set run-id=2026-11-21</pre>
 */
public final class RetrainJob implements Job<RetrainSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(RetrainJob.class);

  /** Runs the job as a process of its own. */
  public static void main(String[] arguments) {
    JobCommand.main(new RetrainJob(), arguments);
  }

  @Override
  public String name() {
    return "retrain";
  }

  @Override
  public String[] description() {
    return new String[] {
      "All stages in order under one run id: prepare, train, evaluate, publish.",
      "Finished stages are recognised and not done again.",
      "Reads all blocks of the settings. Ends with 4 if the gate refuses the model."
    };
  }

  @Override
  public RetrainSettings read(Section root) {
    return RetrainSettings.read(root);
  }

  @Override
  public JobResult run(SparkSession spark, RetrainSettings settings) {
    LOG.info("1 of 4: prepare");
    JobResult prepared = new PrepareJob().run(spark, settings.prepare());
    PipelineSettings shared = settings.pipeline().withRunId(runId(spark, settings, prepared));

    LOG.info("2 of 4: train, run {}", shared.runId().orElseThrow());
    JobResult trained = new TrainJob().run(spark, settings.train().with(shared, prepared.output()));

    LOG.info("3 of 4: evaluate");
    JobResult evaluated = new EvaluateJob().run(spark, settings.evaluate().with(shared));

    LOG.info("4 of 4: publish");
    JobResult published = new PublishJob().run(spark, settings.publish().with(shared));

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.putAll(prepared.figures());
    figures.putAll(trained.figures());
    figures.putAll(evaluated.figures());
    figures.putAll(published.figures());
    return new JobResult(trained.runId(), trained.output(), figures, published.exitCode());
  }

  /** The run id of the settings, or one that follows from settings and inputs. */
  private static String runId(SparkSession spark, RetrainSettings settings, JobResult prepared) {
    return settings
        .pipeline()
        .runId()
        .orElseGet(
            () -> {
              Storage storage =
                  Storage.open(
                      spark.sparkContext().hadoopConfiguration(),
                      settings.pipeline().storageRoot());
              StoredDataset dataset = StoredDataset.open(storage, new Path(prepared.output()));
              return Identity.shortId(settings.identity(dataset));
            });
  }
}
