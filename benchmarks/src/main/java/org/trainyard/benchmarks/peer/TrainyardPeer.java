package org.trainyard.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * Trainyard's own {@code prepare}, {@code train} and {@code evaluate}, each a process, as a user
 * runs them. The rate is the one that {@code train} reports; its process has not warmed up, so that
 * it is at a disadvantage to peers that have.
 */
final class TrainyardPeer implements Peer {
  private static final String MAIN = "org.trainyard.jobs.cli.Main";

  @Override
  public String name() {
    return "trainyard";
  }

  @Override
  public String description() {
    return "Trainyard's own engine, through its command line";
  }

  @Override
  public Measurement run(Workload workload, Path folder) {
    Path settings = settings(workload.network(), folder);
    command("prepare", workload, settings, folder);
    ChildProcess.Outcome train = command("train", workload, settings, folder);
    int trained = train.result().path("rowsTrained").asInt(-1);
    if (trained != workload.rows()) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "trainyard: trained %d rows, the workload has %d; the peers would not be comparable",
              trained, workload.rows()));
    }
    JsonNode evaluation = command("evaluate", workload, settings, folder).result();
    return new Measurement(
        train.result().path("examplesPerSecond").asDouble(),
        evaluation.path("accuracy").asDouble(),
        train.peakMemoryBytes());
  }

  private static ChildProcess.Outcome command(
      String command, Workload workload, Path settings, Path folder) {
    try {
      Path own = Files.createDirectories(folder.resolve(command));
      JavaProcess process = process(command, workload, settings, folder);
      return ChildProcess.run("trainyard " + command, process, own, workload.timeLimit());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaProcess process(String command, Workload workload, Path settings, Path folder) {
    List<String> jvm = new ArrayList<>(TunedNumerics.jvmArguments());
    jvm.add("-Dorg.bytedeco.javacpp.cachedir=" + SettingsSource.trainyardHome().resolve("javacpp"));
    return new JavaProcess(
        MAIN,
        OwnProcess.classPath(),
        jvm,
        arguments(command, workload, settings, folder),
        TunedNumerics.environment(),
        Set.of());
  }

  private static List<String> arguments(
      String command, Workload workload, Path settings, Path folder) {
    Path data = workload.data();
    List<String> arguments = new ArrayList<>(List.of(command, "--config", settings.toString()));
    List<Map.Entry<String, Object>> sets =
        List.of(
            Map.entry("run-id", "benchmark"),
            Map.entry("seed", workload.seed()),
            Map.entry("storage.root", folder.resolve("storage").toUri()),
            Map.entry("spark.master", "local[" + workload.workers() + "]"),
            Map.entry("prepare.source.images", data.resolve(MnistCut.TRAIN_IMAGES)),
            Map.entry("prepare.source.labels", data.resolve(MnistCut.TRAIN_LABELS)),
            Map.entry("prepare.source.test-images", data.resolve(MnistCut.TEST_IMAGES)),
            Map.entry("prepare.source.test-labels", data.resolve(MnistCut.TEST_LABELS)),
            Map.entry("train.workers", workload.workers()),
            Map.entry("train.minibatch-size", workload.minibatchSize()),
            Map.entry("train.optimizer.learning-rate", workload.learningRate()));
    for (Map.Entry<String, Object> set : sets) {
      arguments.add("--set");
      arguments.add(set.getKey() + "=" + set.getValue());
    }
    return arguments;
  }

  private static Path settings(Network network, Path folder) {
    String resource = "trainyard-" + network.label() + ".conf";
    Path copy = folder.resolve(resource);
    try (InputStream in = TrainyardPeer.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(in, resource), copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
