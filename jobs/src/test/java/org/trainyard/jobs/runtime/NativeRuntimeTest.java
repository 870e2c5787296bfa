package org.trainyard.jobs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeRuntimeTest {
  @Test
  void holdsATaskToOneNativeThread() {
    NativeRuntime.load(1);

    assertEquals(1, Nd4j.getEnvironment().maxThreads(), "threads of ND4J's operations");
    assertEquals(1, Nd4j.getEnvironment().maxMasterThreads(), "threads of ND4J's masters");
    assertEquals(
        1,
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        "threads of OpenMP");
    assertEquals(1, NativeRuntime.fingerprint(1).threadsPerTask(), "threads in the fingerprint");
  }

  @Test
  void holdsEveryTaskThreadToOneNativeThread() {
    NativeRuntime.load(1);

    List<Integer> threads =
        IntStream.range(0, 3)
            .mapToObj(
                task ->
                    NativeThread.run(
                        mine -> {
                          NativeRuntime.load(1);
                          return NativeOpsHolder.getInstance()
                              .getDeviceNativeOps()
                              .ompGetMaxThreads();
                        }))
            .toList();

    assertEquals(List.of(1, 1, 1), threads, "threads of OpenMP in each task");
  }

  /** Processor time beyond this thread's own would show other threads at work. */
  @Test
  void usesNoMoreThanTheCallersCore() throws Exception {
    NativeRuntime.load(1);
    INDArray matrix = Nd4j.rand(1024, 1024);
    matrix.mmul(matrix);
    long before = threadsOfThisProcess();

    for (int i = 0; i < 5; i++) {
      matrix.mmul(matrix).close();
    }

    assertTrue(
        threadsOfThisProcess() <= before + 2,
        "a matrix product starts no pool of native threads: " + before + " before");
  }

  private static long threadsOfThisProcess() throws java.io.IOException {
    try (java.util.stream.Stream<java.nio.file.Path> tasks =
        java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/task"))) {
      return tasks.count();
    }
  }
}
