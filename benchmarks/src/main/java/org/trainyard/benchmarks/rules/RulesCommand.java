package org.trainyard.benchmarks.rules;

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

/** The command line of the table of averaging rules. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The averaging rules after equal examples.",
      "For each seed trains with one worker and with several by each rule, on the same dataset and"
          + " on the same number of examples, and evaluates all. Writes accuracy with its spread,"
          + " bytes moved and time: a Markdown table to standard error, a JSON file, and a RESULT"
          + " line to standard output.",
      "Rules have the values that reference.conf gives them; post-local begins with one epoch of one"
          + " minibatch a round.",
      "Settings are those of cluster-conf/jobs/mnist-mlp.conf, unless --config names others. All"
          + " runs stay in $TRAINYARD_HOME/benchmarks/rules, unless --set storage.root says"
          + " otherwise: a study that was interrupted goes on where it stopped, and one of more"
          + " seeds takes over those that are there, with the times they took then."
    })
public final class RulesCommand implements Callable<Integer> {
  private static final String ROUND = "train.minibatches-per-round";
  private static final String EPOCHS = "train.epochs";

  /** Keys that the study sets itself, and where its runs are. */
  private static final StudySettings SETTINGS =
      new StudySettings(
          "rules",
          List.of(
              "seed",
              "run-id",
              "dataset",
              "model",
              "train.workers",
              ROUND,
              EPOCHS,
              "train.averaging.rule",
              "train.averaging.changes",
              "train.averaging.moments",
              "train.averaging.post-local"));

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "trainings with each rule, of the seeds 1 to N; default: ${DEFAULT-VALUE}")
  private int seeds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description = "workers that are averaged; default: ${DEFAULT-VALUE}")
  private int workers;

  @Option(
      names = "--minibatches-per-round",
      paramLabel = "N",
      defaultValue = "50",
      description = "minibatches of each worker between averagings; default: ${DEFAULT-VALUE}")
  private int minibatchesPerRound;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "4",
      description = "how often each training goes over the rows; default: ${DEFAULT-VALUE}")
  private int epochs;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench rules", this::study);
  }

  private JobResult study() throws IOException {
    output.check();
    Bounds.requireAtLeast(1, "--seeds", seeds, "each is a training with every rule");
    Bounds.requireAtLeast(2, "--workers", workers, "a rule puts workers together");
    Path config = options.configOr("mnist-mlp.conf");
    JobTrials trials = JobTrials.prepare(config, SETTINGS.with(options.sets(), own()));
    List<RuleTrials> rules = new RulesStudy(trials, Rule.all(workers), System.err).run(seeds);
    RulesReport report =
        new RulesReport(
            String.valueOf(config.getFileName()),
            trials.dataset(),
            minibatchesPerRound,
            rules,
            Machine.here());
    System.err.printf("%n%s%n", report.markdown());
    return output.write(ResultFile.id("rules-" + workers), report.figures());
  }

  private List<String> own() {
    return List.of(ROUND + "=" + minibatchesPerRound, EPOCHS + "=" + epochs);
  }
}
