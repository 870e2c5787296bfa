package org.trainyard.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.trainyard.benchmarks.idx.MnistCut;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.benchmarks.warm.WarmTrainMain;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.spark.SparkSessions;

/**
 * Trainyard's own {@code prepare}, {@code train} and {@code evaluate}, each a process, as a user
 * runs them, but that the process of {@code train} warms up before, as those of the other peers do:
 * on as many minibatches, in a run that is thrown away. The rate is the one that {@code train}
 * reports: all rows by the wall time of its rounds, synchronising included.
 */
final class TrainyardPeer implements Peer {
  private static final String MAIN = "org.trainyard.jobs.cli.Main";

  /** The warm-up's dataset, in a pipeline of its own. */
  static final Stage PREPARE_WARM_UP =
      new Stage(
          "prepare-" + WarmTrainMain.PIPELINE,
          MAIN,
          List.of("prepare"),
          Optional.of(WarmTrainMain.PIPELINE));

  static final Stage PREPARE = stage("prepare");

  /** The measured process. */
  static final Stage TRAIN =
      new Stage("train", WarmTrainMain.class.getName(), List.of(), Optional.empty());

  static final Stage EVALUATE = stage("evaluate");

  /**
   * One process of a measurement.
   *
   * @param name its folder's name, and its own in messages
   * @param mainClass its main class
   * @param command what stands before the options
   * @param pipeline the pipeline's name, where it is not that of the settings
   */
  record Stage(String name, String mainClass, List<String> command, Optional<String> pipeline) {}

  private static Stage stage(String command) {
    return new Stage(command, MAIN, List.of(command), Optional.empty());
  }

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
    Path settings =
        workload
            .engine()
            .pipeline()
            .map(EngineOptions.Pipeline::config)
            .orElseGet(() -> settings(workload.network(), folder));
    run(PREPARE_WARM_UP, warmUp(workload, folder), settings, folder);
    run(PREPARE, workload, settings, folder);
    ChildProcess.Outcome train = run(TRAIN, workload, settings, folder);
    int trained = train.result().path("rowsTrained").asInt(-1);
    int expected = workload.rows() * workload.engine().epochs();
    if (trained != expected) {
      throw new JobException(
          ExitCode.FAILED,
          String.format(
              "trainyard: trained %d rows, the workload has %d; the peers would not be comparable",
              trained, expected));
    }
    JsonNode evaluation = run(EVALUATE, workload, settings, folder).result();
    return new Measurement(
        train.result().path("examplesPerSecond").asDouble(),
        evaluation.path("accuracy").asDouble(),
        train.peakMemoryBytes(),
        OptionalDouble.of(syncShare(train.result())));
  }

  /** The share of the workers' time that {@code train} spent synchronising. */
  static double syncShare(JsonNode train) {
    double sync = train.path("syncSeconds").asDouble();
    return sync / (train.path("computeSeconds").asDouble() + sync);
  }

  private static ChildProcess.Outcome run(
      Stage stage, Workload workload, Path settings, Path folder) {
    try {
      Path own = Files.createDirectories(folder.resolve(stage.name()));
      JavaProcess process = process(stage, workload, settings, folder);
      return ChildProcess.run("trainyard " + stage.name(), process, own, workload.timeLimit());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaProcess process(Stage stage, Workload workload, Path settings, Path folder) {
    List<String> classPath = PyTorchPeer.without(OwnProcess.classPath());
    List<String> jvm = new ArrayList<>(TunedNumerics.jvmArguments());
    jvm.add("-Dorg.bytedeco.javacpp.cachedir=" + SettingsSource.trainyardHome().resolve("javacpp"));
    // What executors of local-cluster get.
    jvm.add("-D" + SparkSessions.CLASS_PATH + "=" + String.join(File.pathSeparator, classPath));
    return new JavaProcess(
        stage.mainClass(),
        classPath,
        jvm,
        arguments(stage, workload, settings, folder),
        TunedNumerics.environment(),
        Set.of());
  }

  private static List<String> arguments(
      Stage stage, Workload workload, Path settings, Path folder) {
    Path data = workload.data();
    List<String> arguments = new ArrayList<>(stage.command());
    arguments.addAll(List.of("--config", settings.toString()));
    Map<String, Object> sets = new LinkedHashMap<>();
    sets.put("run-id", "benchmark");
    sets.put("seed", workload.seed());
    sets.put("storage.root", folder.resolve("storage").toUri());
    sets.put("spark.master", workload.engine().masterFor(workload.workers()));
    sets.put("prepare.source.images", data.resolve(MnistCut.TRAIN_IMAGES));
    sets.put("prepare.source.labels", data.resolve(MnistCut.TRAIN_LABELS));
    sets.put("prepare.source.test-images", data.resolve(MnistCut.TEST_IMAGES));
    sets.put("prepare.source.test-labels", data.resolve(MnistCut.TEST_LABELS));
    if (workload.engine().pipeline().isEmpty()) {
      sets.put("train.workers", workload.workers());
      sets.put("train.minibatch-size", workload.minibatchSize());
      sets.put("train.optimizer.learning-rate", workload.learningRate());
    }
    workload
        .engine()
        .minibatchesPerRound()
        .ifPresent(minibatches -> sets.put("train.minibatches-per-round", minibatches));
    stage.pipeline().ifPresent(name -> sets.put("name", name));
    List<String> all = new ArrayList<>();
    sets.forEach((key, value) -> all.add(key + "=" + value));
    workload
        .engine()
        .pipeline()
        .ifPresent(
            pipeline -> {
              all.addAll(pipeline.sets());
              all.add("train.epochs=" + pipeline.epochs());
            });
    all.forEach(set -> arguments.addAll(List.of("--set", set)));
    return arguments;
  }

  private static Workload warmUp(Workload workload, Path folder) {
    int rows = Math.min(workload.rows(), Workload.WARM_UP_MINIBATCHES * workload.minibatchSize());
    try {
      Path cut = Files.createDirectory(folder.resolve("mnist-" + WarmTrainMain.PIPELINE));
      MnistCut.write(workload.data(), rows, cut);
      return workload.on(cut, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
