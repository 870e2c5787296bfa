package org.trainyard.benchmarks.averaging;

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
final class JobTrials implements Trials {
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
  static JobTrials prepare(Path config, List<String> sets) {
    List<String> shared = with(sets, "run-id=", "dataset=", "model=");
    JobResult prepared = JobCommand.execute(new PrepareJob(), Optional.of(config), shared);
    return new JobTrials(config, shared, prepared.output());
  }

  /** URI of the dataset that all trials are trained and evaluated on. */
  String dataset() {
    return dataset;
  }

  @Override
  public Trial run(long seed, int workers) {
    JobResult run =
        execute(new TrainJob(), "dataset=" + dataset, "seed=" + seed, "train.workers=" + workers);
    JsonNode trained = Json.tree(run.figures());
    JsonNode evaluated = Json.tree(execute(new EvaluateJob(), "run-id=" + run.runId()).figures());
    return new Trial(
        seed,
        workers,
        run.runId(),
        trained.path("epochs").asInt(),
        trained.path("rowsTrained").asLong(),
        evaluated.path("examples").asLong(),
        evaluated.path("accuracy").asDouble(),
        trained.path("examplesPerSecond").asDouble(),
        trained.path("modelSha256").asText());
  }

  private JobResult execute(Job<?> job, String... own) {
    return JobCommand.execute(job, Optional.of(config), with(shared, own));
  }

  private static List<String> with(List<String> sets, String... more) {
    List<String> all = new ArrayList<>(sets);
    all.addAll(List.of(more));
    return all;
  }
}
