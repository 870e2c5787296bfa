package org.trainyard.benchmarks.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.training.TrainJob;

/**
 * Trials by Trainyard's own jobs on one dataset. A run's id is the digest of its settings and
 * inputs, so a trial that is complete is recognised, and other settings never meet its run.
 */
public final class JobTrials implements Trials {
  private final Path config;
  private final List<String> shared;
  private final String dataset;

  private JobTrials(Path config, List<String> shared, String dataset) {
    this.config = config;
    this.shared = shared;
    this.dataset = dataset;
  }

  /**
   * Prepares the dataset, or finds it prepared.
   *
   * @param config the pipeline's settings
   * @param sets further settings, {@code key=value}, for all jobs
   */
  public static JobTrials prepare(Path config, List<String> sets) {
    List<String> shared = with(sets, List.of("run-id=", "dataset=", "model="));
    JobResult prepared = JobCommand.execute(new PrepareJob(), Optional.of(config), shared);
    return new JobTrials(config, shared, prepared.output());
  }

  /** URI of the dataset that all trials are trained and evaluated on. */
  public String dataset() {
    return dataset;
  }

  @Override
  public Trial run(long seed, int workers, List<String> sets) {
    List<String> own = new ArrayList<>(sets);
    own.addAll(List.of("dataset=" + dataset, "seed=" + seed, "train.workers=" + workers));
    JobResult run = execute(new TrainJob(), own);
    JsonNode trained = Json.tree(run.figures());
    JsonNode evaluated =
        Json.tree(execute(new EvaluateJob(), List.of("run-id=" + run.runId())).figures());
    return trial(seed, workers, run.runId(), trained, evaluated);
  }

  static Trial trial(long seed, int workers, String runId, JsonNode trained, JsonNode evaluated) {
    long rows = trained.path("rowsTrained").asLong();
    double rate = trained.path("examplesPerSecond").asDouble();
    return new Trial(
        seed,
        workers,
        runId,
        trained.path("epochs").asInt(),
        rows,
        evaluated.path("examples").asLong(),
        evaluated.path("accuracy").asDouble(),
        rate,
        trained.path("bytesMoved").asLong(),
        rows / rate,
        trained.path("modelSha256").asText());
  }

  private JobResult execute(Job<?> job, List<String> own) {
    return JobCommand.execute(job, Optional.of(config), with(shared, own));
  }

  private static List<String> with(List<String> sets, List<String> more) {
    List<String> all = new ArrayList<>(sets);
    all.addAll(more);
    return all;
  }
}
