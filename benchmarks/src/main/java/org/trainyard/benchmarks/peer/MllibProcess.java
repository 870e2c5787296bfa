package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trainyard.benchmarks.mllib.MllibMain;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.common.config.SettingsSource;

/**
 * The process that trains with Spark MLlib, set up as its guide to the acceleration of linear
 * algebra advises: OpenBLAS, one thread of it for each task; with the kernels that Trainyard has.
 */
public final class MllibProcess {
  private static final int HIDDEN = 512;

  private MllibProcess() {}

  /** The process that trains for so many iterations. */
  public static JavaProcess of(Workload workload, int iterations) {
    List<String> jvm = new ArrayList<>(OwnProcess.untuned(OwnProcess.jvmArguments()));
    jvm.add("-Dorg.bytedeco.javacpp.cachedir=" + SettingsSource.trainyardHome().resolve("javacpp"));
    return new JavaProcess(
        MllibMain.class.getName(),
        PyTorchPeer.without(OwnProcess.classPath()),
        jvm,
        List.of(
            "--data", workload.data().toString(),
            "--workers", Integer.toString(workload.workers()),
            "--hidden", Integer.toString(HIDDEN),
            "--seed", Integer.toString(workload.seed()),
            "--iterations", Integer.toString(iterations)),
        TunedNumerics.environment(),
        Set.of());
  }
}
