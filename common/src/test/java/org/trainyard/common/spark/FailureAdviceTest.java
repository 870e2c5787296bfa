package org.trainyard.common.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

class FailureAdviceTest {
  private static SparkException failed(String executor, String error) {
    return new SparkException(
        "Job aborted due to stage failure: Task 2 in stage 5.0 failed 4 times, most recent failure:"
            + " Lost task 2.3 in stage 5.0 (TID 37) (10.0.0.9 executor "
            + executor
            + "): "
            + error
            + "\nDriver stacktrace:\n\tat org.apache.spark.Driver(Driver.scala)");
  }

  private static String advice(String executor, String error) {
    return FailureAdvice.of(new RuntimeException("round 3", failed(executor, error))).orElseThrow();
  }

  private static void assertTold(String told, String... parts) {
    for (String part : parts) {
      assertTrue(told.contains(part), () -> "\"" + part + "\" in: " + told);
    }
  }

  @Test
  void nativeMemory() {
    String error =
        "java.lang.OutOfMemoryError: Cannot allocate new LongPointer(1): totalBytes = 0,"
            + " physicalBytes = 2461M\n\tat org.Pointer.x(Pointer.java:1)\nCaused by:"
            + " java.lang.OutOfMemoryError: Physical memory usage is too high: physicalBytes (2461M) >"
            + " maxPhysicalBytes (2400M)\n\tat x.y(Z.java:1)\n\t... 3 more\n";

    assertTold(
        advice("1", error),
        "task 2 of stage 5 on host 10.0.0.9 (executor 1): out of native memory",
        "physicalBytes = 2461M",
        "Raise spark.executor.memoryOverhead",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes");
    assertTold(advice("driver", error), "TRAINYARD_JAVA_OPTIONS");
  }

  @Test
  void javaHeap() {
    String error = "java.lang.OutOfMemoryError: Java heap space\n\tat x.y(Z.java:1)\n";

    assertTold(advice("1", error), "out of Java heap", "Raise spark.executor.memory");
    assertTold(advice("driver", error), "spark.driver.memory", "TRAINYARD_DRIVER_MEMORY");
    assertTold(
        FailureAdvice.of(new OutOfMemoryError("Java heap space")).orElseThrow(),
        "the driver: out of Java heap");
  }

  @Test
  void fullDiskNamesHostAndFolder() {
    assertTold(
        advice(
            "1",
            "java.io.FileNotFoundException: /data/spark/blockmgr-1/0a/temp (No space left on"
                + " device)\n\tat x.y(Z.java:1)\n"),
        "on host 10.0.0.9",
        "/data/spark/blockmgr-1/0a/temp (No space left on device)",
        "spark.local.dir");
  }

  @Test
  void lostExecutorsAreExplainedByTheirStatus() {
    String lost =
        "ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: ";

    assertTold(
        advice("3", lost + "Command exited with code 137"),
        "its executor was lost: Command exited with code 137",
        "spark.executor.memoryOverhead");
    assertTold(advice("3", lost + "Command exited with code 52"), "spark.executor.memory");
    assertTold(
        advice(
            "3", lost + "Container from a bad node: c_1 on host: n. Exit status: 143. Diagnostics"),
        "ended from outside");
    assertTold(
        advice("3", lost + "The executor with id 3 exited with exit code 137(OOM)."),
        "want of memory");
    assertTold(
        advice("3", lost + "Executor heartbeat timed out after 130000 ms"),
        "spark.network.timeout");
    assertTold(advice("3", lost + "Command exited with code 132"), "instruction-set=generic");
    assertTold(advice("3", lost + "Command exited with code 1"), "the executor's own log");
  }

  @Test
  void anUnknownFailureIsLeftToItsFirstCause() {
    SparkException thrown =
        failed(
            "1",
            "java.lang.IllegalStateException: rows\n\tat a.b(C.java:1)\nCaused by:"
                + " java.lang.ArithmeticException: broken\nin two lines\n\tat a.c(C.java:2)\n\t... 9"
                + " more\n");

    assertEquals(Optional.empty(), FailureAdvice.of(thrown));
    TaskFailure task = TaskFailure.of(thrown).orElseThrow();
    assertEquals("task 2 of stage 5 on host 10.0.0.9 (executor 1)", task.where());
    assertEquals("java.lang.ArithmeticException: broken\nin two lines", task.root());
  }

  @Test
  void whatATaskTellsComesThroughThoughTheExceptionCannot() {
    SparkException thrown =
        failed(
            "1",
            "java.lang.RuntimeException: part 3\n\tat a.b(C.java:1)\nCaused by:"
                + " org.trainyard.common.job.ContentException: a.csv: line 7 has 3 columns\n\tat"
                + " a.c(C.java:2)\nCaused by: a.NotSerializable: x\n\tat a.d(C.java:3)\n");

    JobException told = TaskFailure.of(thrown).flatMap(TaskFailure::told).orElseThrow();

    assertEquals(ExitCode.CONTENT, told.exitCode());
    assertEquals("a.csv: line 7 has 3 columns", told.getMessage());
  }

  @Test
  void whatIsNoFailureOfATaskIsNone() {
    assertEquals(Optional.empty(), TaskFailure.of(new IllegalStateException()));
    assertEquals(Optional.empty(), FailureAdvice.of(new IllegalStateException("Lost task")));
  }

  @Test
  void lostShuffleFiles() {
    assertTold(
        FailureAdvice.of(
                new SparkException(
                    "Job aborted due to stage failure: ResultStage 2 (count at A.java:1) has failed"
                        + " the maximum allowable number of times: 4. Most recent failure reason:\n"
                        + "org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output"
                        + " location for shuffle 0 partition 1\n\tat a.b(C.java:1)"))
            .orElseThrow(),
        "what executors had made was lost with them, or cannot be reached:"
            + " org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location",
        "executors' logs");
  }
}
