package org.trainyard.benchmarks.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;
import picocli.CommandLine;

class RulesCommandTest {
  @Test
  void noSeedIsRefused() {
    assertEquals(
        "--seeds: 0; it is at least 1, since each is a training with every rule",
        errorOf("--seeds", "0"));
  }

  @Test
  void oneWorkerIsRefused() {
    assertEquals(
        "--workers: 1; it is at least 2, since a rule puts workers together",
        errorOf("--workers", "1"));
  }

  @Test
  void aKeyOfABlockThatTheStudySetsIsRefused() {
    assertEquals(
        "--set train.averaging.post-local.epochs=3: the study sets train.averaging.post-local.epochs"
            + " itself; see --help for its options",
        errorOf("--set", "train.averaging.post-local.epochs=3"));
  }

  private static String errorOf(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new RulesCommand()).execute(arguments);
      assertEquals(2, status);
      String text = out.toString(StandardCharsets.UTF_8);
      return Json.parse(text.replaceFirst("^RESULT ", "")).path("error").asText();
    } finally {
      System.setOut(before);
    }
  }
}
