package org.trainyard.benchmarks.scaling;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the study of scale: it only has commands below it. */
@Command(
    name = "scaling",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {MeasureCommand.class, PredictCommand.class},
    description = {
      "How far training by rounds scales.",
      "measure: what a round costs here, and how well the simulator predicts it.",
      "predict: what the simulator says of large clusters."
    })
public final class ScalingCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "bench scaling: say which, measure or predict; see --help");
  }
}
