package org.trainyard.benchmarks;

import org.trainyard.benchmarks.averaging.AveragingCommand;
import org.trainyard.benchmarks.peer.PeerCatalogue;
import org.trainyard.benchmarks.rules.RulesCommand;
import org.trainyard.benchmarks.scaling.ScalingCommand;
import org.trainyard.benchmarks.sequence.SequenceCommand;
import org.trainyard.benchmarks.text.TextCommand;
import org.trainyard.benchmarks.timeto.TimeToCommand;
import org.trainyard.common.job.JobCommand;
import picocli.CommandLine;

/** Runs the {@code bench} command as a process. */
public final class Main {
  private Main() {}

  /** Ends with one of {@link org.trainyard.common.job.ExitCode}. */
  public static void main(String[] arguments) {
    JobCommand.exit(commandLine(PeerCatalogue.standard()).execute(arguments));
  }

  static CommandLine commandLine(PeerCatalogue catalogue) {
    CommandLine line = new CommandLine(new BenchCommand(catalogue));
    line.addSubcommand(new AveragingCommand());
    line.addSubcommand(new RulesCommand());
    line.addSubcommand(new TimeToCommand());
    line.addSubcommand(new TextCommand());
    line.addSubcommand(new SequenceCommand());
    line.addSubcommand(new ScalingCommand());
    line.getCommandSpec().usageMessage().footer(BenchCommand.footer(catalogue));
    return line;
  }
}
