package org.trainyard.common.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a job hands back: where its output stands and the figures of its {@code RESULT} line.
 *
 * @param runId the run id or version under which the output stands
 * @param output URI of the output directory
 * @param figures the figures, in the order in which they are shown
 * @param exitCode what the process ends with
 */
public record JobResult(
    String runId, String output, Map<String, Object> figures, ExitCode exitCode) {

  /** Checks and copies. */
  public JobResult {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(exitCode, "exitCode");
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A result of a job that did what it was asked to. */
  public static JobResult done(String runId, String output, Map<String, Object> figures) {
    return new JobResult(runId, output, figures, ExitCode.DONE);
  }
}
