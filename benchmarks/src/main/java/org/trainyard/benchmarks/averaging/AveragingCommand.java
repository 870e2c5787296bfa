package org.trainyard.benchmarks.averaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.benchmarks.trial.JobTrials;
import org.trainyard.benchmarks.trial.StudySettings;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the study of averaging. */
@Command(
    name = "averaging",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What averaging costs in accuracy.",
      "For each seed trains with one worker and with several, on the same dataset and on the same"
          + " number of examples, and evaluates both. Writes the mean difference with its 95 %%"
          + " confidence interval (paired Student's t): a Markdown table to standard error, a JSON"
          + " file, and a RESULT line to standard output.",
      "Settings are those of cluster-conf/jobs/mnist-cnn.conf, unless --config names others. All"
          + " runs stay in $TRAINYARD_HOME/benchmarks/averaging, unless --set storage.root says"
          + " otherwise: a study that was interrupted goes on where it stopped, and one of more"
          + " seeds takes over those that are there."
    })
public final class AveragingCommand implements Callable<Integer> {
  private static final String ROUND = "train.minibatches-per-round";

  /** Keys that the study sets itself, and where its runs are. */
  private static final StudySettings SETTINGS =
      new StudySettings(
          "averaging", List.of("seed", "run-id", "dataset", "model", "train.workers", ROUND));

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "pairs of trainings, of the seeds 1 to N; default: ${DEFAULT-VALUE}")
  private int seeds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description = "workers that are compared with one; default: ${DEFAULT-VALUE}")
  private int workers;

  @Option(
      names = "--minibatches-per-round",
      paramLabel = "N",
      defaultValue = "50",
      description = "minibatches of each worker between averagings; default: ${DEFAULT-VALUE}")
  private int minibatchesPerRound;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench averaging", this::study);
  }

  private JobResult study() throws IOException {
    output.check();
    Bounds.requireAtLeast(2, "--seeds", seeds, "one difference has no interval");
    Bounds.requireAtLeast(2, "--workers", workers, "they are compared with one");
    Path config = options.configOr("mnist-cnn.conf");
    JobTrials trials =
        JobTrials.prepare(
            config, SETTINGS.with(options.sets(), List.of(ROUND + "=" + minibatchesPerRound)));
    List<Pair> pairs = new AveragingStudy(trials, workers, System.err).run(seeds);
    StudyReport report =
        new StudyReport(
            String.valueOf(config.getFileName()),
            trials.dataset(),
            minibatchesPerRound,
            pairs,
            Machine.here());
    System.err.printf("%n%s%n", report.markdown());
    return output.write(ResultFile.id("averaging-" + workers), report.figures());
  }
}
