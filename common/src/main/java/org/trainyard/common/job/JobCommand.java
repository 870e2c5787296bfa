package org.trainyard.common.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.spark.ClusterSettings;
import org.trainyard.common.spark.ProgressWatch;
import org.trainyard.common.spark.SparkSessions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The command line of one job: reads the settings, opens a Spark session, runs the job, prints the
 * {@code RESULT} line and answers with the exit code. A job's {@code main} is {@code
 * JobCommand.main(new TheJob(), arguments)}.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public final class JobCommand implements Callable<Integer> {
  @Mixin private PipelineOptions options;

  private final Job<?> job;

  /** A command line for the job. */
  public JobCommand(Job<?> job) {
    this.job = job;
  }

  /** Runs the job as a process of its own and ends the process if it failed. */
  public static void main(Job<?> job, String[] arguments) {
    exit(commandLine(new JobCommand(job)).execute(arguments));
  }

  /**
   * Ends the process with a status. A status of zero returns to the caller instead: on YARN the
   * application master takes an exit by the program for a failure.
   */
  public static void exit(int status) {
    if (status != 0) {
      System.exit(status);
    }
  }

  /** A command line that answers wrong usage with {@link ExitCode#USAGE}. */
  public static CommandLine commandLine(Object command) {
    CommandLine line = new CommandLine(command);
    if (command instanceof JobCommand own) {
      own.describe(line);
    }
    return line;
  }

  /** Gives the command its job's name and description. */
  public void describe(CommandLine line) {
    line.getCommandSpec().name(job.name());
    line.getCommandSpec().usageMessage().description(job.description());
  }

  @Override
  public Integer call() {
    return run(job.name(), () -> execute(job, options.config(), options.sets()));
  }

  /**
   * Reads a job's settings, opens a Spark session and runs the job.
   *
   * @param config the user's HOCON file
   * @param sets texts of the form {@code key=value}, which win over the file
   * @throws JobException for what the user can mend, all problems with the settings at once
   */
  public static <S> JobResult execute(Job<S> job, Optional<Path> config, List<String> sets) {
    Problems problems = new Problems();
    Section root = SettingsSource.load(config, sets, problems);
    ClusterSettings cluster = ClusterSettings.read(root);
    S settings = job.read(root);
    root.rejectUnknownKeys();
    problems.throwIfAny();
    try (SparkSession spark = SparkSessions.open("trainyard " + job.name(), cluster)) {
      return ProgressWatch.over(
          spark.sparkContext(), cluster.stallTimeout(), () -> job.run(spark, settings));
    }
  }

  /**
   * Runs something that ends with a result: prints its {@code RESULT} line, or its failure in plain
   * words, and answers with the exit status.
   */
  public static int run(String command, Callable<JobResult> work) {
    try {
      JobResult result = work.call();
      System.out.println(ResultLine.of(command, result));
      return result.exitCode().status();
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return Failure.of(e).tell(command);
    }
  }
}
