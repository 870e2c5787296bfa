package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.benchmarks.measured.Share;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.benchmarks.pytorch.PyTorchMain;
import org.trainyard.common.config.SettingsSource;

/**
 * PyTorch through DJL, set up as both advise for a processor: none of our settings of native code;
 * on all cores as many threads as PyTorch itself chooses, beside other processes one; and an
 * allocator that keeps memory from minibatch to minibatch.
 *
 * <p>PyTorch's guide has jemalloc or tcmalloc for the latter. Where they are not installed, glibc
 * does it when it is told to keep what is freed; that took the pages mapped anew down to an eighth.
 * An {@code LD_PRELOAD} of the user's reaches the process as well.
 */
public final class PyTorchPeer implements ProcessPeer {
  /** What its class path must hold: our main class, DJL, PyTorch, and the logging DJL asks for. */
  private static final List<String> NEEDED =
      List.of(
          "org/trainyard/benchmarks/pytorch/",
          "ai/djl/",
          "jnilib/",
          "pytorch/cpu/",
          "org/slf4j/Logger.class");

  /** glibc's greatest threshold for mapping, and far more to keep than the networks need. */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Integer.toString(32 << 20),
          "MALLOC_TRIM_THRESHOLD_", Integer.toString(1 << 30));

  private enum Threads {
    OF_ALL_CORES,
    ONE
  }

  private final String name;
  private final String description;
  private final Threads threads;

  private PyTorchPeer(String name, String description, Threads threads) {
    this.name = name;
    this.description = description;
    this.threads = threads;
  }

  /** One process on all cores. */
  static ProcessPeer onAllCores() {
    return new PyTorchPeer(
        "pytorch",
        "PyTorch 2.7.1 through DJL 0.34.0, one process on all cores",
        Threads.OF_ALL_CORES);
  }

  /** Processes of one thread, as many as workers, that do not talk. */
  static Peer uncoupled() {
    return new UncoupledPeer(
        "pytorch-uncoupled",
        "processes of one thread that never talk, the sum of their rates: a bound",
        new PyTorchPeer("pytorch-thread", "PyTorch on one thread", Threads.ONE));
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
    List<String> jvm = new ArrayList<>(OwnProcess.untuned(OwnProcess.jvmArguments()));
    jvm.add("-Dai.djl.offline=true");
    if (threads == Threads.ONE) {
      jvm.add("-Dai.djl.pytorch.num_threads=1");
      jvm.add("-Dai.djl.pytorch.num_interop_threads=1");
    }
    return new JavaProcess(
        PyTorchMain.class.getName(),
        OwnProcess.holding(OwnProcess.classPath(), NEEDED),
        jvm,
        arguments(workload, share),
        environment(),
        TunedNumerics.VARIABLES);
  }

  private Map<String, String> environment() {
    String cache = SettingsSource.trainyardHome().resolve("djl").toString();
    Map<String, String> environment = new LinkedHashMap<>(KEEP_MEMORY);
    environment.put("DJL_CACHE_DIR", cache);
    environment.put("ENGINE_CACHE_DIR", cache);
    environment.put("OPT_OUT_TRACKING", "true");
    if (threads == Threads.ONE) {
      environment.put("OMP_NUM_THREADS", "1");
    }
    return environment;
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
