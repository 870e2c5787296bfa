package org.trainyard.benchmarks.warm;

import java.util.concurrent.Callable;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The measured process of the peer {@code trainyard}; its options are those of {@code train}. */
@Command(name = "train")
public final class WarmTrainMain implements Callable<Integer> {
  /** The pipeline whose newest dataset the warm-up trains on. */
  public static final String PIPELINE = "warm-up";

  @Mixin private PipelineOptions options;

  private WarmTrainMain() {}

  /** Ends with one of {@link org.trainyard.common.job.ExitCode}. */
  public static void main(String[] arguments) {
    JobCommand.exit(JobCommand.commandLine(new WarmTrainMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    return JobCommand.run(
        "train",
        () ->
            JobCommand.execute(
                new WarmTrainJob(options.config(), options.sets()),
                options.config(),
                options.sets()));
  }
}
