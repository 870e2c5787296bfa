package org.trainyard.common.spark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;

/**
 * The task behind a Spark job that failed, read from Spark's message, which holds all that came
 * from the executor.
 *
 * @param where the task, its stage, host and executor
 * @param executor the executor it ran on; {@code driver} where there is no other
 * @param error what it failed with: errors with their stack traces, or why its executor was lost
 */
public record TaskFailure(String where, String executor, String error) {
  private static final Pattern LOST =
      Pattern.compile(
          "Lost task (\\d+)\\.\\d+ in stage (\\d+)\\.\\d+ \\(TID \\d+\\) \\((\\S+) executor (\\S+)\\): "
              + "(.*?)(?:\\s*Driver stacktrace:.*)?",
          Pattern.DOTALL);

  private static final Pattern TOLD =
      Pattern.compile(
          "(?:^|\nCaused by: )org\\.trainyard\\.common\\.job\\.(Content|Usage)Exception: "
              + "(.*?)(?:\n\tat |$)",
          Pattern.DOTALL);

  private static final String CAUSED_BY = "\nCaused by: ";

  /** The task that failed last, if it was a Spark job that failed. */
  public static Optional<TaskFailure> of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      int start = message.indexOf("Lost task ");
      if (start >= 0) {
        Matcher lost = LOST.matcher(message.substring(start));
        if (lost.matches()) {
          return Optional.of(
              new TaskFailure(
                  "task %s of stage %s on host %s (executor %s)"
                      .formatted(lost.group(1), lost.group(2), lost.group(3), lost.group(4)),
                  lost.group(4),
                  lost.group(5)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What the task itself tells the user; needed where the exception cannot travel, since something
   * behind it is not serializable, and only its text comes.
   */
  public Optional<JobException> told() {
    Matcher told = TOLD.matcher(error);
    if (!told.find()) {
      return Optional.empty();
    }
    String message = told.group(2).strip();
    return Optional.of(
        told.group(1).equals("Content")
            ? new ContentException(message)
            : new UsageException(message));
  }

  /** The first cause: class and message of the error, without its stack trace. */
  public String root() {
    int last = error.lastIndexOf(CAUSED_BY);
    String root = last < 0 ? error : error.substring(last + CAUSED_BY.length());
    int trace = root.indexOf("\n\tat ");
    return (trace < 0 ? root : root.substring(0, trace)).strip();
  }
}
