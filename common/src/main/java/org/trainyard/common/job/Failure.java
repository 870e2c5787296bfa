package org.trainyard.common.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trainyard.common.spark.FailureAdvice;
import org.trainyard.common.spark.TaskFailure;

/**
 * Why a command failed, in words for its user.
 *
 * @param exitCode what the process ends with
 * @param message cause and way out, or of a defect the first cause
 * @param defect what is logged with its stack trace: a failure that nobody foresaw
 */
record Failure(ExitCode exitCode, String message, Optional<Throwable> defect) {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  /** Finds the reason behind what was thrown; it may come from a task on an executor. */
  static Failure of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof JobException told) {
        return of(told);
      }
    }
    Optional<JobException> fromTask = TaskFailure.of(thrown).flatMap(TaskFailure::told);
    if (fromTask.isPresent()) {
      return of(fromTask.get());
    }
    if (isEnding()) {
      return failed("interrupted; run the same command again to go on where it was saved");
    }
    return FailureAdvice.of(thrown).map(Failure::failed).orElseGet(() -> ofDefect(thrown));
  }

  private static Failure of(JobException told) {
    return new Failure(told.exitCode(), told.getMessage(), Optional.empty());
  }

  private static Failure failed(String message) {
    return new Failure(ExitCode.FAILED, message, Optional.empty());
  }

  private static Failure ofDefect(Throwable thrown) {
    String cause =
        TaskFailure.of(thrown)
            .map(task -> task.where() + ": " + task.root())
            .orElseGet(thrown::toString);
    return new Failure(ExitCode.FAILED, "failed: " + cause, Optional.of(thrown));
  }

  /**
   * Tells it on standard error and, unless a signal is ending the process, in the {@code RESULT}
   * line; answers with the exit status.
   */
  int tell(String command) {
    defect.ifPresent(thrown -> LOG.error("{} failed", command, thrown));
    System.err.println("trainyard " + command + ": " + message);
    if (!isEnding()) {
      System.out.println(ResultLine.failed(command, exitCode, message));
    }
    return exitCode.status();
  }

  /** Whether a signal is ending this process; what fails then fails for that. */
  private static boolean isEnding() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
