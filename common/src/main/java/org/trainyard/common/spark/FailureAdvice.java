package org.trainyard.common.spark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about the failures of executors that have one known cause. */
public final class FailureAdvice {
  private static final Pattern NATIVE =
      Pattern.compile(
          "Physical memory usage is too high[^\n]*|Failed to allocate memory within limits[^\n]*"
              + "|Cannot allocate new \\w+\\([^\n]*|std::bad_alloc");
  private static final Pattern HEAP =
      Pattern.compile(
          "OutOfMemoryError: (Java heap space|GC overhead limit exceeded)"
              + "|SparkOutOfMemoryError[^\n]*");
  private static final Pattern DIRECT = Pattern.compile("[^\n]*[dD]irect buffer memory[^\n]*");
  private static final Pattern DISK =
      Pattern.compile("[^\n]*(?:No space left on device|Disk quota exceeded)[^\n]*");
  private static final Pattern LOST =
      Pattern.compile("ExecutorLostFailure[^\n]*?Reason: (.*)", Pattern.DOTALL);
  private static final Pattern FETCH =
      Pattern.compile(
          "has failed the maximum allowable number of times[^\n]*?reason:\\s*([^\n]*)",
          Pattern.DOTALL);
  private static final String DRIVER = "driver";

  private FailureAdvice() {}

  /** Cause and way out of a task's failure, if the cause is known. */
  static Optional<String> of(TaskFailure failure) {
    return of(failure.error(), failure.executor()).map(advice -> failure.where() + ": " + advice);
  }

  /**
   * Cause and way out of a failed Spark job, or of a driver that is out of memory, if the cause is
   * known.
   */
  public static Optional<String> of(Throwable thrown) {
    Optional<TaskFailure> task = TaskFailure.of(thrown);
    if (task.isPresent()) {
      return task.flatMap(FailureAdvice::of);
    }
    StringBuilder chain = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      chain.append(each).append('\n');
    }
    Matcher fetch = FETCH.matcher(chain);
    if (fetch.find()) {
      return Optional.of(
          "what executors had made was lost with them, or cannot be reached: "
              + fetch.group(1).strip()
              + ". Look in the executors' logs why they end, and whether they reach each other");
    }
    return of(chain.toString(), DRIVER).map(advice -> "the driver: " + advice);
  }

  private static Optional<String> of(String error, String executor) {
    boolean onDriver = executor.equals(DRIVER);
    Matcher found = NATIVE.matcher(error);
    if (found.find()) {
      return Optional.of(
          "out of native memory, where parameters and activations live: "
              + found.group()
              + ". "
              + (onDriver
                  ? "Raise -Dorg.bytedeco.javacpp.maxphysicalbytes (TRAINYARD_JAVA_OPTIONS or"
                      + " spark.driver.extraJavaOptions)"
                  : "Raise spark.executor.memoryOverhead, and"
                      + " -Dorg.bytedeco.javacpp.maxphysicalbytes and maxbytes if"
                      + " spark.executor.extraJavaOptions sets them")
              + ", or lower train.minibatch-size or the number of cores of an executor");
    }
    found = HEAP.matcher(error);
    if (found.find()) {
      return Optional.of(
          "out of Java heap (%s). Raise %s"
              .formatted(
                  found.group(),
                  onDriver
                      ? "spark.driver.memory (the launcher: TRAINYARD_DRIVER_MEMORY)"
                      : "spark.executor.memory"));
    }
    found = DIRECT.matcher(error);
    if (found.find()) {
      return Optional.of(
          found.group().strip()
              + ". Raise "
              + (onDriver ? "spark.driver.memory" : "spark.executor.memory"));
    }
    found = DISK.matcher(error);
    if (found.find()) {
      return Optional.of(
          "its disk is full: "
              + found.group().strip()
              + ". Free space there, or let spark.local.dir (YARN: yarn.nodemanager.local-dirs) and"
              + " java.io.tmpdir name folders with more");
    }
    found = LOST.matcher(error);
    if (found.find()) {
      return Optional.of(
          "its executor was lost: "
              + LostExecutor.explain(found.group(1))
              + ". The task was tried spark.task.maxFailures times");
    }
    return Optional.empty();
  }
}
