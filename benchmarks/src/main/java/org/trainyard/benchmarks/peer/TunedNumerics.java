package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.spark.InstructionSet;

/**
 * How native code is set up by Trainyard: one thread for each task core, oneDNN on, the natives of
 * this processor. What the launcher has set already stays as it is.
 */
final class TunedNumerics {
  /** Environment variables that set up native code. */
  static final Set<String> VARIABLES =
      Set.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE", "DNNL_MAX_CPU_ISA");

  private TunedNumerics() {}

  /** Variables to set for a child process. */
  static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.putAll(InstructionSet.ofThisMachine().environment());
    environment.keySet().removeAll(System.getenv().keySet());
    return environment;
  }

  /** The same with a native thread for each core, whatever the launcher has set. */
  static Map<String, String> environmentOnAllCores() {
    String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
    Map<String, String> environment = new LinkedHashMap<>(environment());
    environment.put("OMP_NUM_THREADS", cores);
    environment.put("OPENBLAS_NUM_THREADS", cores);
    return environment;
  }

  /** JVM arguments of a child process. */
  static List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Dorg.eclipse.deeplearning4j.helpers.disable=false");
    arguments.add(
        "-Dorg.bytedeco.javacpp.platform.extension="
            + InstructionSet.ofThisMachine().platformExtension());
    // Of two values of one property the JVM takes the later: the launcher's.
    arguments.addAll(OwnProcess.jvmArguments());
    return arguments;
  }
}
