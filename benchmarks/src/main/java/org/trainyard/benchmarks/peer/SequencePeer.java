package org.trainyard.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.trainyard.benchmarks.engine.EngineMain;
import org.trainyard.benchmarks.measured.SequenceWorkload;
import org.trainyard.benchmarks.process.JavaProcess;
import org.trainyard.benchmarks.process.OwnProcess;
import org.trainyard.benchmarks.pytorch.SequenceMain;
import org.trainyard.common.config.SettingsSource;

/** Who is measured on networks over tokens. */
public enum SequencePeer {
  /** Trainyard's engine: workers on one native thread each, which average. */
  TRAINYARD {
    @Override
    public JavaProcess process(SequenceWorkload workload) {
      List<String> jvm = new ArrayList<>(TunedNumerics.jvmArguments());
      jvm.add(
          "-Dorg.bytedeco.javacpp.cachedir=" + SettingsSource.trainyardHome().resolve("javacpp"));
      return new JavaProcess(
          EngineMain.class.getName(),
          PyTorchPeer.without(OwnProcess.classPath()),
          jvm,
          workload.arguments(),
          TunedNumerics.environment(),
          Set.of());
    }
  },

  /** PyTorch through DJL: one process with as many native threads as the engine has workers. */
  PYTORCH {
    @Override
    public JavaProcess process(SequenceWorkload workload) {
      return PyTorchProcess.of(
          SequenceMain.class,
          OptionalInt.of(workload.threads()),
          KEEP_MEMORY,
          workload.arguments());
    }
  };

  /**
   * One arena, which keeps everything, and nothing mapped: arrays of the encoder's embedding are
   * larger than any threshold for mapping may be. With one block, pages mapped anew fell from
   * 100,000 a minibatch to none.
   */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of(
          "MALLOC_ARENA_MAX",
          "1",
          "MALLOC_MMAP_MAX_",
          "0",
          "MALLOC_TOP_PAD_",
          Integer.toString(64 << 20),
          "MALLOC_TRIM_THRESHOLD_",
          Long.toString(8L << 30));

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The process that measures the workload once and prints a {@code RESULT} line. */
  public abstract JavaProcess process(SequenceWorkload workload);
}
