package org.trainyard.jobs.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A process of its own, whose environment allows more native threads than {@link
 * NativeRuntime#load} does. Prints threads before its first product, threads after it, ND4J's
 * threads, and nanoseconds of processor time that the products took: in the process, and in the
 * calling thread.
 */
final class ProductInChildProcess {
  private static final int SIZE = 2048;

  private ProductInChildProcess() {}

  public static void main(String[] arguments) throws IOException {
    NativeRuntime.load(Integer.parseInt(arguments[0]));
    INDArray matrix = Nd4j.ones(SIZE, SIZE);
    INDArray product = Nd4j.create(SIZE, SIZE);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var thread = ManagementFactory.getThreadMXBean();

    long threadsBefore = threads();
    long processBefore = process.getProcessCpuTime();
    long threadBefore = thread.getCurrentThreadCpuTime();
    for (int i = 0; i < 8; i++) {
      matrix.mmuli(matrix, product);
    }
    long inThread = thread.getCurrentThreadCpuTime() - threadBefore;
    long inProcess = process.getProcessCpuTime() - processBefore;

    System.out.printf(
        "MEASURED %d %d %d %d %d%n",
        threadsBefore, threads(), Nd4j.getEnvironment().maxMasterThreads(), inProcess, inThread);
  }

  private static long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.count();
    }
  }
}
