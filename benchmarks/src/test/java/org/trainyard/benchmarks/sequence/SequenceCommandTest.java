package org.trainyard.benchmarks.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.trainyard.common.json.Json;
import picocli.CommandLine;

class SequenceCommandTest {
  @Test
  void anUnknownNetworkIsRefused() {
    assertEquals("--network: \"gru\"; allowed: encoder, lstm", errorOf("--network", "gru"));
  }

  @Test
  void noRepetitionIsRefused() {
    assertEquals(
        "--repetitions: 0; it is at least 1, since there is no median of none",
        errorOf("--repetitions", "0"));
  }

  @Test
  void dropoutInPercentIsRefused() {
    assertEquals(
        "--dropout: 10.0; it is a share from 0 to below 1, such as 0.1",
        errorOf("--dropout", "10"));
  }

  private static String errorOf(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new SequenceCommand()).execute(arguments);
      assertEquals(2, status);
      String text = out.toString(StandardCharsets.UTF_8);
      return Json.parse(text.replaceFirst("^RESULT ", "")).path("error").asText();
    } finally {
      System.setOut(before);
    }
  }
}
