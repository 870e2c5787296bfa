package org.trainyard.jobs.cli;

import java.util.List;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.demo.DemoCommand;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.pipeline.RetrainJob;
import org.trainyard.jobs.registry.PublishJob;
import org.trainyard.jobs.registry.RollbackJob;
import org.trainyard.jobs.training.TrainJob;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** All commands in one. */
@Command(
    name = "trainyard",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommandsRepeatable = false,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Retrains neural networks on a Spark cluster: every row accounted for, no worse model"
            + " published.",
    footer = {
      "",
      "  bench      Peers side by side in one run; see: trainyard bench --help",
      "",
      "Logs go to standard error; the last line on standard output is RESULT and one JSON object.",
      "Exit codes: 0 done, 1 internal failure, 2 wrong usage or settings or a path that cannot be"
          + " read, 3 content rejected, 4 the gate refused the model."
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Scratch.removeAtExit();
    int status = commandLine().execute(arguments);
    if (Scratch.isSet()) {
      // Started by the launcher, so nobody waits for main to return.
      System.exit(status);
    }
    JobCommand.exit(status);
  }

  /** The command line of all commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new DemoCommand());
    line.addSubcommand(new DatasetsCommand());
    List<Job<?>> jobs =
        List.of(
            new RetrainJob(),
            new PrepareJob(),
            new TrainJob(),
            new EvaluateJob(),
            new PublishJob(),
            new RollbackJob());
    for (Job<?> job : jobs) {
      line.addSubcommand(job.name(), JobCommand.commandLine(new JobCommand(job)));
    }
    return line;
  }

  /** The version that stands in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Trainyard " + (version == null ? "development" : version)};
    }
  }
}
