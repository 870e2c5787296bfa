package org.trainyard.common.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultLineTest {
  private static Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", 60000L);
    figures.put("accuracy", 0.991);
    figures.put("published", true);
    figures.put("champion", null);
    return figures;
  }

  @Test
  void ofAJobThatIsDone() {
    JobResult result = JobResult.done("r1", "hdfs://n/x", figures());

    assertEquals(
        "RESULT {\"command\":\"train\",\"status\":\"ok\",\"runId\":\"r1\",\"output\":\"hdfs://n/x\","
            + "\"rows\":60000,\"accuracy\":0.991,\"published\":true,\"champion\":null}",
        ResultLine.of("train", result));
  }

  @Test
  void ofAModelThatTheGateRefused() {
    JobResult result = new JobResult("r1", "x", Map.of("published", false), ExitCode.REFUSED);

    assertEquals(
        "RESULT {\"command\":\"publish\",\"status\":\"refused\",\"runId\":\"r1\",\"output\":\"x\","
            + "\"published\":false}",
        ResultLine.of("publish", result));
  }

  @Test
  void ofAJobThatFailedIsOneLineWhateverTheMessage() {
    assertEquals(
        "RESULT {\"command\":\"train\",\"status\":\"failed\",\"exitCode\":2,"
            + "\"error\":\"two\\nlines \\\"quoted\\\"\"}",
        ResultLine.failed("train", ExitCode.USAGE, "two\nlines \"quoted\""));
  }
}
