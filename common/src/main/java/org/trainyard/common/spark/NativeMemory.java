package org.trainyard.common.spark;

import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * The bound on an executor's memory where the cluster kills a container that grows over its size.
 * JavaCPP's own bound is four times the Java heap, so the container would be killed before native
 * code could say what it lacks. Below the bound it first frees what garbage still holds. Memory
 * that is mapped from files is not counted.
 */
final class NativeMemory {
  private static final String LIMIT = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";

  /** What is left to Java and Python beside the heap before the cluster would kill; MiB. */
  private static final long MARGIN = 192;

  private static final long LEAST_OVERHEAD = 384;

  private NativeMemory() {}

  /** The Java option for executors; none where nothing bounds them, or where one is given. */
  static Optional<String> option(SparkConf conf) {
    String master = conf.get("spark.master");
    boolean inContainers = master.startsWith("yarn") || master.startsWith("k8s");
    if (!inContainers || conf.get("spark.executor.extraJavaOptions", "").contains(LIMIT)) {
      return Optional.empty();
    }
    return Optional.of(LIMIT + (container(conf) - MARGIN) + "m");
  }

  /** Size of an executor's container in MiB, as Spark asks for it. */
  private static long container(SparkConf conf) {
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", 0.1);
    long overhead =
        conf.contains("spark.executor.memoryOverhead")
            ? conf.getSizeAsMb("spark.executor.memoryOverhead")
            : Math.max(LEAST_OVERHEAD, (long) (factor * heap));
    long offHeap =
        conf.getBoolean("spark.memory.offHeap.enabled", false)
            ? conf.getSizeAsBytes("spark.memory.offHeap.size", "0") >> 20
            : 0;
    return heap + overhead + offHeap;
  }
}
