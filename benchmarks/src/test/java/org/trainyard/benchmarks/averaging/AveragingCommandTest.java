package org.trainyard.benchmarks.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;
import picocli.CommandLine;

class AveragingCommandTest {
  @Test
  void oneSeedIsRefused() {
    assertEquals(
        "--seeds: 1; it is at least 2, since one difference has no interval",
        errorOf("--seeds", "1"));
  }

  @Test
  void oneWorkerIsRefused() {
    assertEquals(
        "--workers: 1; it is at least 2, since they are compared with one",
        errorOf("--workers", "1"));
  }

  @Test
  void aKeyThatTheStudySetsIsRefused() {
    assertEquals(
        "--set train.workers=3: the study sets train.workers itself; see --help for its options",
        errorOf("--set", "train.workers=3"));
  }

  private static String errorOf(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new AveragingCommand()).execute(arguments);
      assertEquals(2, status);
      String text = out.toString(StandardCharsets.UTF_8);
      return Json.parse(text.replaceFirst("^RESULT ", "")).path("error").asText();
    } finally {
      System.setOut(before);
    }
  }
}
