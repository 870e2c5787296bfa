package org.trainyard.benchmarks.timeto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;
import picocli.CommandLine;

class TimeToCommandTest {
  @Test
  void anAccuracyInPercentIsRefused() {
    assertEquals(
        "--accuracy: 97.5; it is a share above 0 and below 1, such as 0.975",
        errorOf("--accuracy", "97.5"));
  }

  @Test
  void noRepetitionIsRefused() {
    assertEquals(
        "--repetitions: 0; it is at least 1, since there is no median of none",
        errorOf("--repetitions", "0"));
  }

  @Test
  void anotherNetworkIsRefused() {
    assertEquals(
        "--set train.network.type=cnn: the study sets train.network.type itself; see --help for its"
            + " options",
        errorOf("--set", "train.network.type=cnn"));
  }

  private static String errorOf(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new TimeToCommand()).execute(arguments);
      assertEquals(2, status);
      String text = out.toString(StandardCharsets.UTF_8);
      return Json.parse(text.replaceFirst("^RESULT ", "")).path("error").asText();
    } finally {
      System.setOut(before);
    }
  }
}
