package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trainyard.benchmarks.dl4jspark.Dl4jMain;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.config.SettingsSource;

/**
 * DL4J without Trainyard's engine. Each process warms up on a network that is thrown away before it
 * measures.
 */
final class Dl4jPeer implements ProcessPeer {
  /**
   * What must not be seen by stock DL4J: our jobs, and the class of theirs that turns oneDNN on.
   */
  private static final List<String> OURS =
      List.of("org/trainyard/jobs/", "org/nd4j/nativeblas/Nd4jCpu$Environment.class");

  private enum Cures {
    NONE,
    ONE_THREAD,
    ALL_THREADS
  }

  private final String name;
  private final String description;
  private final String trainer;
  private final Cures cures;

  private Dl4jPeer(String name, String description, String trainer, Cures cures) {
    this.name = name;
    this.description = description;
    this.trainer = trainer;
    this.cures = cures;
  }

  /** ParameterAveragingTrainingMaster with the natives and settings that a user of it gets. */
  static ProcessPeer stock() {
    return new Dl4jPeer(
        "dl4j-spark",
        "dl4j-spark 1.0.0-M2, ParameterAveragingTrainingMaster as a user gets it",
        "spark",
        Cures.NONE);
  }

  /** The same with oneDNN, one native thread per task core and the right natives. */
  static ProcessPeer cured() {
    return new Dl4jPeer(
        "dl4j-spark-cured",
        "the same with Trainyard's natives, oneDNN and one native thread per task core",
        "spark",
        Cures.ONE_THREAD);
  }

  /** Plain DL4J on one thread, cured: what one core reaches without any synchronising. */
  static ProcessPeer single() {
    return new Dl4jPeer(
        "dl4j",
        "DL4J on one thread without Spark, with the same cures",
        "single",
        Cures.ONE_THREAD);
  }

  /** Plain DL4J, cured, with as many native threads as there are cores. */
  static ProcessPeer allThreads() {
    return new Dl4jPeer(
        "dl4j-all-threads",
        "the same with a native thread for each core",
        "single",
        Cures.ALL_THREADS);
  }

  /** Processes of plain DL4J on one thread, cured, as many as workers, that do not talk. */
  static Peer uncoupled() {
    return new UncoupledPeer(
        "dl4j-uncoupled",
        "processes of dl4j that never talk, the sum of their rates: a bound",
        single());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public JavaProcess process(Workload workload, Share share) {
    List<String> classPath = PyTorchPeer.without(OwnProcess.classPath());
    boolean stock = cures == Cures.NONE;
    List<String> jvm =
        new ArrayList<>(
            stock ? OwnProcess.untuned(OwnProcess.jvmArguments()) : TunedNumerics.jvmArguments());
    // Where natives are unpacked, not how anything is computed.
    jvm.add("-Dorg.bytedeco.javacpp.cachedir=" + SettingsSource.trainyardHome().resolve("javacpp"));
    return new JavaProcess(
        Dl4jMain.class.getName(),
        stock ? OwnProcess.without(classPath, OURS, List.of("onednn")) : classPath,
        jvm,
        arguments(workload, share),
        environment(),
        stock ? TunedNumerics.VARIABLES : Set.of());
  }

  private Map<String, String> environment() {
    return switch (cures) {
      case NONE -> Map.of();
      case ONE_THREAD -> TunedNumerics.environment();
      case ALL_THREADS -> TunedNumerics.environmentOnAllCores();
    };
  }

  private List<String> arguments(Workload workload, Share share) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--cures", cures == Cures.NONE ? "none" : "all",
                "--trainer", trainer,
                "--network", workload.network().label(),
                "--data", workload.data().toString(),
                "--workers", Integer.toString(workload.workers()),
                "--minibatch-size", Integer.toString(workload.minibatchSize()),
                "--learning-rate", Double.toString(workload.learningRate()),
                "--seed", Integer.toString(workload.seed()),
                "--warm-up-minibatches", Integer.toString(Workload.WARM_UP_MINIBATCHES)));
    arguments.addAll(share.arguments());
    return arguments;
  }
}
