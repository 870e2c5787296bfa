package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.config.SettingsSource;

/**
 * How a process with PyTorch is set up, as DJL and PyTorch advise for a processor: none of our
 * settings of native code, and an allocator that keeps memory from minibatch to minibatch.
 *
 * <p>PyTorch's guide has jemalloc or tcmalloc for the latter. Where they are not installed, glibc
 * does it when it is told to keep what is freed. An {@code LD_PRELOAD} of the user's reaches the
 * process as well.
 */
final class PyTorchProcess {
  /** What its class path must hold: our main class, DJL, PyTorch, and the logging DJL asks for. */
  private static final List<String> NEEDED =
      List.of(
          "org/trainyard/benchmarks/pytorch/",
          "ai/djl/",
          "jnilib/",
          "pytorch/cpu/",
          "org/slf4j/Logger.class");

  private PyTorchProcess() {}

  /**
   * A process.
   *
   * @param main its main class, of the package that PyTorch's processes see
   * @param threads of PyTorch; absent for as many as it chooses itself
   * @param allocator variables of glibc's allocator
   */
  static JavaProcess of(
      Class<?> main, OptionalInt threads, Map<String, String> allocator, List<String> arguments) {
    List<String> jvm = new ArrayList<>(OwnProcess.untuned(OwnProcess.jvmArguments()));
    jvm.add("-Dai.djl.offline=true");
    threads.ifPresent(
        count -> {
          jvm.add("-Dai.djl.pytorch.num_threads=" + count);
          jvm.add("-Dai.djl.pytorch.num_interop_threads=" + count);
        });
    return new JavaProcess(
        main.getName(),
        OwnProcess.holding(OwnProcess.classPath(), NEEDED),
        jvm,
        arguments,
        environment(threads, allocator),
        TunedNumerics.VARIABLES);
  }

  private static Map<String, String> environment(
      OptionalInt threads, Map<String, String> allocator) {
    String cache = SettingsSource.trainyardHome().resolve("djl").toString();
    Map<String, String> environment = new LinkedHashMap<>(allocator);
    environment.put("DJL_CACHE_DIR", cache);
    environment.put("ENGINE_CACHE_DIR", cache);
    environment.put("OPT_OUT_TRACKING", "true");
    threads.ifPresent(count -> environment.put("OMP_NUM_THREADS", Integer.toString(count)));
    return environment;
  }
}
