package org.trainyard.benchmarks.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trainyard.benchmarks.process.ChildProcess;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.benchmarks.pytorch.PyTorchMain;
import org.trainyard.common.config.SettingsSource;

/**
 * PyTorch through DJL. It gets none of the settings of our native code, and as many threads as it
 * chooses itself: one for each core.
 */
final class PyTorchPeer implements Peer {
  /** As many as the peers of DL4J. */
  private static final int WARM_UP_MINIBATCHES = 20;

  /** What its class path must hold: our main class, DJL, PyTorch, and the logging that DJL asks for. */
  private static final List<String> NEEDED =
      List.of(
          "org/trainyard/benchmarks/pytorch/",
          "ai/djl/",
          "jnilib/",
          "pytorch/cpu/",
          "org/slf4j/Logger.class");

  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public String description() {
    return "PyTorch 2.7.1 through DJL 0.34.0, one process on all cores";
  }

  @Override
  public Measurement run(Workload workload, Path folder) {
    ChildProcess.Outcome outcome =
        ChildProcess.run(name(), process(workload), folder, workload.timeLimit());
    return new Measurement(
        outcome.result().path("examplesPerSecond").asDouble(),
        outcome.result().path("accuracy").asDouble(),
        outcome.peakMemoryBytes());
  }

  JavaProcess process(Workload workload) {
    Path cache = SettingsSource.trainyardHome().resolve("djl");
    List<String> jvm = new ArrayList<>(OwnProcess.untuned(OwnProcess.jvmArguments()));
    jvm.add("-Dai.djl.offline=true");
    return new JavaProcess(
        PyTorchMain.class.getName(),
        OwnProcess.holding(OwnProcess.classPath(), NEEDED),
        jvm,
        arguments(workload),
        Map.of(
            "DJL_CACHE_DIR", cache.toString(),
            "ENGINE_CACHE_DIR", cache.toString(),
            "OPT_OUT_TRACKING", "true"),
        TunedNumerics.VARIABLES);
  }

  private static List<String> arguments(Workload workload) {
    return List.of(
        "--network", workload.network().label(),
        "--data", workload.data().toString(),
        "--minibatch-size", Integer.toString(workload.minibatchSize()),
        "--learning-rate", Double.toString(workload.learningRate()),
        "--seed", Integer.toString(workload.seed()),
        "--warm-up-minibatches", Integer.toString(WARM_UP_MINIBATCHES));
  }
}
