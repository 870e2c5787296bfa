package org.trainyard.benchmarks.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trainyard.benchmarks.peer.PyTorchPeer;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;

/** Runs {@code prepare} and the bare library, each in a process of its own. */
final class TextTrials {
  private static final Duration LIMIT = Duration.ofHours(2);

  private final Path config;
  private final List<String> sets;
  private final Path scratch;

  TextTrials(Path config, List<String> sets, Path scratch) {
    this.config = config.toAbsolutePath();
    this.sets = List.copyOf(sets);
    this.scratch = scratch;
  }

  /**
   * Prepares the dataset anew.
   *
   * @param trial a name that is used once
   * @param more further settings
   */
  Prepared prepare(String trial, List<String> more) throws IOException {
    Path folder = Files.createDirectory(scratch.resolve(trial));
    List<String> arguments = new ArrayList<>(List.of("prepare", "--config", config.toString()));
    List<String> all = new ArrayList<>(List.of("spark.master=local[*]"));
    all.addAll(sets);
    all.addAll(more);
    all.add("storage.root=" + folder.resolve("storage").toUri());
    all.forEach(set -> arguments.addAll(List.of("--set", set)));
    long start = System.nanoTime();
    ChildProcess.Outcome outcome =
        ChildProcess.run(trial, process("org.trainyard.jobs.cli.Main", arguments), folder, LIMIT);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Prepared(
        seconds,
        outcome.peakMemoryBytes(),
        outcome.result().path("rowsRead").asLong(),
        Path.of(URI.create(outcome.result().path("dataset").asText())));
  }

  /** Seconds that the bare library needs to encode the texts of a dataset. */
  double library(String trial, Path dataset) throws IOException {
    Path folder = Files.createDirectory(scratch.resolve(trial));
    JsonNode result =
        ChildProcess.run(
                trial,
                process(LibraryMain.class.getName(), List.of("--dataset", dataset.toString())),
                folder,
                LIMIT)
            .result();
    return result.path("seconds").asDouble();
  }

  private static JavaProcess process(String main, List<String> arguments) {
    return new JavaProcess(
        main,
        PyTorchPeer.without(OwnProcess.classPath()),
        OwnProcess.jvmArguments(),
        arguments,
        // DJL would tell its makers that it is used.
        Map.of("OPT_OUT_TRACKING", "true"),
        Set.of());
  }
}
