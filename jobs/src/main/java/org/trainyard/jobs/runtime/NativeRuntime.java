package org.trainyard.jobs.runtime;

import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.spark.InstructionSet;
import org.trainyard.jobs.network.fast.FastLayers;

/**
 * Loads ND4J once for this process: the build for the processor, or the plain one where that is not
 * on the class path, oneDNN helpers on, one native thread for each task core. To be called before
 * anything else touches ND4J; a process that was started with the properties already set keeps
 * them.
 */
public final class NativeRuntime {
  /** JavaCPP's choice of a native library's build. */
  public static final String PLATFORM_EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
  private static final Logger LOG = LoggerFactory.getLogger(NativeRuntime.class);

  private static boolean loaded;

  private NativeRuntime() {}

  /** Loads the library, if that was not done yet, and holds it to so many threads for each task. */
  public static synchronized void load(int threadsPerTask) {
    boolean first = !loaded;
    if (first) {
      chooseBuild();
      setIfMissing(HELPERS_DISABLED, "false");
      setIfMissing("org.nd4j.log.initialization", "false");
      loadLibrary();
      // The collector is told what it can reclaim by workspaces; calling it costs a pause each
      // time.
      Nd4j.getMemoryManager().togglePeriodicGc(false);
      loaded = true;
    }
    if (first || Nd4j.getEnvironment().maxMasterThreads() != threadsPerTask) {
      // ND4J ignores its maxThreads after start-up; operations are held to the masters.
      Nd4j.getEnvironment().setMaxMasterThreads(threadsPerTask);
      // OpenBLAS would go on with what OMP_NUM_THREADS says, or with all cores.
      Nd4j.factory().blas().setMaxThreads(threadsPerTask);
    }
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threadsPerTask);
  }

  /** What decides the last bits of what this process computes. */
  public static NumericFingerprint fingerprint(int threadsPerTask) {
    load(threadsPerTask);
    String extension = System.getProperty(PLATFORM_EXTENSION, "");
    String backend = Nd4j.getBackend().getClass().getSimpleName().replace("Backend", "");
    String version = Nd4j.class.getPackage().getImplementationVersion();
    return new NumericFingerprint(
        "nd4j "
            + backend.toLowerCase(Locale.ROOT)
            + (version == null ? "" : " " + version)
            + (FastLayers.areOn() ? "" : ", layers of DL4J"),
        NativeBuild.PLATFORM + extension,
        environment("OPENBLAS_CORETYPE"),
        extension.contains("onednn") ? environment("DNNL_MAX_CPU_ISA") : "off",
        Nd4j.getEnvironment().maxMasterThreads());
  }

  /** Without a pin the library chooses by the processor, so the processor stands for the choice. */
  private static String environment(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank() ? value : "chosen for " + Processor.model();
  }

  private static void chooseBuild() {
    String wanted =
        System.getProperty(PLATFORM_EXTENSION, InstructionSet.ofThisMachine().platformExtension());
    String chosen = NativeBuild.choose(wanted);
    System.setProperty(PLATFORM_EXTENSION, chosen);
    LOG.debug("{} = {}", PLATFORM_EXTENSION, chosen);
  }

  private static void loadLibrary() {
    try {
      Nd4j.getBackend();
      Nd4j.zeros(1).close();
    } catch (LinkageError e) {
      String extension = System.getProperty(PLATFORM_EXTENSION, "");
      throw new IllegalStateException(
          "ND4J's native library with platform extension \""
              + extension
              + "\" cannot be loaded on "
              + Processor.model()
              + "; set numeric.instruction-set = generic",
          e);
    }
  }

  private static void setIfMissing(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
      LOG.debug("{} = {}", property, value);
    }
  }
}
