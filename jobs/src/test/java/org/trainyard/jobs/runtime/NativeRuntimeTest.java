package org.trainyard.jobs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeRuntimeTest {
  @Test
  void holdsATaskToOneNativeThread() {
    NativeRuntime.load(1);

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

  /** In a process whose environment allows four, and before anything warmed up. */
  @Test
  void aProductUsesTheCallersCoreOnly() throws Exception {
    long[] measured = measureInChild(1);

    assertEquals(1, measured[2], "threads of ND4J's operations");
    assertTrue(
        measured[1] <= measured[0] + 2,
        "threads after the products: " + measured[1] + ", before: " + measured[0]);
    // The rest is the Java machine's: compilers and collector.
    assertTrue(
        measured[3] <= 1.3 * measured[4],
        "ns of processor time in the process: " + measured[3] + ", in the caller: " + measured[4]);
  }

  private static long[] measureInChild(int threadsPerTask) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ProductInChildProcess.class.getName(),
                Integer.toString(threadsPerTask))
            .redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "4");
    builder.environment().put("OPENBLAS_NUM_THREADS", "4");
    Process child = builder.start();
    try {
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, child.waitFor(), said);
      String line = said.lines().filter(each -> each.startsWith("MEASURED ")).findFirst().get();
      return Arrays.stream(line.split(" ", -1)).skip(1).mapToLong(Long::parseLong).toArray();
    } finally {
      child.destroyForcibly();
    }
  }
}
