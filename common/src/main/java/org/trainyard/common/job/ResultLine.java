package org.trainyard.common.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trainyard.common.json.Json;

/**
 * The last line on standard output: {@code RESULT } and one JSON object. Scripts read it; names of
 * figures are part of the command line's contract.
 */
public final class ResultLine {
  private ResultLine() {}

  /** The line of a job that ended; {@code status} is {@code ok} or {@code refused}. */
  public static String of(String command, JobResult result) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("command", command);
    line.put("status", result.exitCode() == ExitCode.REFUSED ? "refused" : "ok");
    line.put("runId", result.runId());
    line.put("output", result.output());
    line.putAll(result.figures());
    return "RESULT " + Json.line(line);
  }

  /** The line of a job that failed. */
  public static String failed(String command, ExitCode exitCode, String message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("command", command);
    line.put("status", "failed");
    line.put("exitCode", exitCode.status());
    line.put("error", message);
    return "RESULT " + Json.line(line);
  }
}
