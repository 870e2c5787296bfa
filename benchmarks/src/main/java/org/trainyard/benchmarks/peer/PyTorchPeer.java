package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.benchmarks.pytorch.PyTorchMain;

/**
 * PyTorch through DJL: on all cores as many threads as PyTorch itself chooses, beside other
 * processes one.
 */
public final class PyTorchPeer implements ProcessPeer {
  /**
   * glibc's greatest threshold for mapping, and far more to keep than the networks need: that took
   * the pages mapped anew down to an eighth.
   */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(1 << 30));

  private final String name;
  private final String description;
  private final OptionalInt threads;

  private PyTorchPeer(String name, String description, OptionalInt threads) {
    this.name = name;
    this.description = description;
    this.threads = threads;
  }

  /** One process on all cores. */
  static ProcessPeer onAllCores() {
    return new PyTorchPeer(
        "pytorch",
        "PyTorch 2.7.1 through DJL 0.34.0, one process on all cores",
        OptionalInt.empty());
  }

  /** Processes of one thread, as many as workers, that do not talk. */
  static Peer uncoupled() {
    return new UncoupledPeer(
        "pytorch-uncoupled",
        "processes of one thread that never talk, the sum of their rates: a bound",
        new PyTorchPeer("pytorch-thread", "PyTorch on one thread", OptionalInt.of(1)));
  }

  /**
   * A class path without PyTorch, for all other processes. DJL's API and its tokenizers stay, which
   * Trainyard brings.
   */
  public static List<String> without(List<String> classPath) {
    return OwnProcess.without(
        classPath, List.of("ai/djl/pytorch/", "jnilib/", "pytorch/cpu/"), List.of());
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
    return PyTorchProcess.of(PyTorchMain.class, threads, KEEP_MEMORY, arguments(workload, share));
  }

  private static List<String> arguments(Workload workload, Share share) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--network", workload.network().label(),
                "--data", workload.data().toString(),
                "--minibatch-size", Integer.toString(workload.minibatchSize()),
                "--learning-rate", Double.toString(workload.learningRate()),
                "--seed", Integer.toString(workload.seed()),
                "--warm-up-minibatches", Integer.toString(Workload.WARM_UP_MINIBATCHES)));
    arguments.addAll(share.arguments());
    return arguments;
  }
}
