package org.trainyard.benchmarks.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.trainyard.benchmarks.ScratchFolder;
import org.trainyard.benchmarks.option.Bounds;
import org.trainyard.benchmarks.option.OutputOption;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the comparison. */
@Command(
    name = "text",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How long preparing texts takes, beside the tokenizer library alone.",
      "Prepares the dataset of cluster-conf/jobs/imdb-transformer.conf, or of --config, anew in a"
          + " process of its own; prepares it once more with near duplicates (prepare.near = 0.9);"
          + " and has DJL's tokenizer encode the same texts, a thread for each core. Repetitions"
          + " alternate. Writes a Markdown table to standard error, a JSON file, and a RESULT line to"
          + " standard output."
    })
public final class TextCommand implements Callable<Integer> {
  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "measurements of each; default: ${DEFAULT-VALUE}")
  private int repetitions;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    return JobCommand.run("bench text", this::measure);
  }

  private JobResult measure() throws IOException {
    output.check();
    Bounds.requireAtLeast(1, "--repetitions", repetitions, "there is no median of none");
    Path config = options.configOr("imdb-transformer.conf");
    List<Double> library = new ArrayList<>();
    List<Prepared> prepared = new ArrayList<>();
    List<Prepared> near = new ArrayList<>();
    try (ScratchFolder scratch = ScratchFolder.create()) {
      TextTrials trials = new TextTrials(config, options.sets(), scratch.path());
      for (int i = 1; i <= repetitions; i++) {
        prepared.add(trials.prepare("prepare-" + i, List.of()));
        library.add(trials.library("library-" + i, prepared.get(i - 1).directory()));
        near.add(trials.prepare("near-" + i, List.of("prepare.near=0.9")));
        System.err.printf(
            Locale.ROOT,
            "repetition %d of %d: prepare %.1f s, library %.1f s, near duplicates too %.1f s%n",
            i,
            repetitions,
            prepared.get(i - 1).seconds(),
            library.get(i - 1),
            near.get(i - 1).seconds());
      }
    }
    TextReport report = new TextReport(library, prepared, near, Machine.here());
    System.err.printf("%n%s%n", report.markdown());
    return output.write(ResultFile.id("text"), report.figures());
  }
}
