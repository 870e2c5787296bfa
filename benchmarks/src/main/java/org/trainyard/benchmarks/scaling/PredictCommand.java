package org.trainyard.benchmarks.scaling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.benchmarks.scaling.prediction.PredictionFigures;
import org.trainyard.benchmarks.scaling.prediction.PredictionReport;
import org.trainyard.benchmarks.scaling.prediction.PredictionSettings;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the prediction. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what the simulator makes of large clusters: the fewest minibatches a round that keep"
          + " the efficiency, where a round's time goes, where Spark's scheduling becomes the"
          + " limit, and what helps. All assumptions and costs stand in scaling.conf of this"
          + " module.",
      "Writes Markdown tables to standard error, a JSON file, and a RESULT line to standard output;"
          + " with --plots the figures of docs/scaling.md too. The same settings give the same"
          + " bytes. Needs no Spark."
    })
final class PredictCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "HOCON file whose keys win over those of scaling.conf")
  private Path config;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description = "JSON file of bench scaling measure, whose costs win over all others")
  private Path costs;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "folder for the figures, for example docs")
  private Path plots;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench scaling predict", this::predict);
  }

  private JobResult predict() throws IOException {
    output.check();
    PredictionSettings settings =
        PredictionSettings.read(Optional.ofNullable(config), Optional.ofNullable(costs));
    PredictionReport report = new PredictionReport(settings);
    System.err.printf("%s%n", report.markdown());
    if (plots != null) {
      new PredictionFigures(settings).write(plots);
    }
    return output.write(ResultFile.id("scaling-predicted"), report.figures());
  }
}
