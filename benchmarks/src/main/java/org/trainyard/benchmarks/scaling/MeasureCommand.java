package org.trainyard.benchmarks.scaling;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.benchmarks.scaling.measure.ScalingMeasurement;
import org.trainyard.benchmarks.scaling.measure.ScalingReport;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the measurement. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures rounds of the engine with workers that sleep in place of training, on local[N] and"
          + " on local-cluster[N,1,1024], with networks of a thousand, half a million and five"
          + " million parameters. Takes the simulator's costs from some of these rounds, and"
          + " compares the others with what it says of them.",
      "Writes a Markdown table to standard error, a JSON file, which bench scaling predict --costs"
          + " takes, and a RESULT line to standard output. Takes some minutes; nothing else should"
          + " run meanwhile."
    })
final class MeasureCommand implements Callable<Integer> {
  private static final int MOST_WORKERS = 64;
  private static final double MILLIS = 1000;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2,4,8",
      description = "numbers of workers, 1 and 4 among them; default: ${DEFAULT-VALUE}")
  private List<Integer> workers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "rounds whose median counts; default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--sleep",
      paramLabel = "MS",
      defaultValue = "200",
      description = "how long a worker sleeps in a round; default: ${DEFAULT-VALUE}")
  private int sleep;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench scaling measure", this::measure);
  }

  private JobResult measure() throws IOException {
    output.check();
    if (!workers.contains(1) || !workers.contains(4)) {
      throw new UsageException(
          "--workers: " + workers + "; 1 and 4 are among them, since the costs follow from these");
    }
    workers.forEach(count -> Bounds.check("--workers", count, 1, MOST_WORKERS));
    Bounds.check("--rounds", rounds, 1, 1000);
    Bounds.check("--sleep", sleep, 0, 60_000);
    ScalingReport report =
        new ScalingMeasurement(workers, rounds, sleep / MILLIS, System.err).run();
    System.err.printf("%n%s%n", report.markdown());
    return output.write(ResultFile.id("scaling"), report.figures());
  }
}
