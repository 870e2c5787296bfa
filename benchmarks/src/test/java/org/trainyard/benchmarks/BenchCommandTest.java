package org.trainyard.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.benchmarks.peer.PeerCatalogue;
import org.trainyard.common.json.Json;

class BenchCommandTest {
  @TempDir private Path empty;

  private record Ended(int status, JsonNode result) {
    String error() {
      return result.path("error").asText();
    }
  }

  @Test
  void anUnknownPeerIsNamedWithTheNearestAndAllKnown() {
    Ended ended = run("--peers", "trainyard,dl4j-sprk");

    assertEquals(2, ended.status());
    assertEquals(
        "--peers: unknown peer \"dl4j-sprk\". Did you mean \"dl4j-spark\"?"
            + " Known: trainyard, dl4j-spark, dl4j-spark-cured, dl4j, dl4j-all-threads,"
            + " dl4j-uncoupled, pytorch, pytorch-uncoupled",
        ended.error());
  }

  @Test
  void aPeerNamedTwiceIsRefused() {
    Ended ended = run("--peers", "dl4j,dl4j");

    assertEquals(2, ended.status());
    assertEquals("--peers: \"dl4j\" is named twice; name each peer once", ended.error());
  }

  @Test
  void anUnknownNetworkIsRefused() {
    Ended ended = run("--network", "rnn");

    assertEquals(2, ended.status());
    assertEquals("--network: \"rnn\"; allowed: cnn, mlp", ended.error());
  }

  @Test
  void rowsOutOfRangeAreRefused() {
    Ended ended = run("--rows", "60001");

    assertEquals(2, ended.status());
    assertEquals("--rows: 60001; allowed: 1 to 60000", ended.error());
  }

  @Test
  void roundsOfNoMinibatchAreRefused() {
    Ended ended = run("--minibatches-per-round", "0");

    assertEquals(2, ended.status());
    assertEquals("--minibatches-per-round: 0; allowed: 1 to 1000000", ended.error());
  }

  @Test
  void missingDataTellsHowToGetThem() {
    Ended ended = run("--data", empty.toString());

    assertEquals(2, ended.status());
    assertTrue(ended.error().contains("train-images-idx3-ubyte: not found"), ended.error());
    assertTrue(ended.error().contains("trainyard datasets fetch mnist"), ended.error());
  }

  @Test
  void helpListsThePeers() {
    String usage = Main.commandLine(PeerCatalogue.standard()).getUsageMessage();

    assertTrue(usage.contains("--repetitions"), usage);
    assertTrue(usage.contains("dl4j-spark-cured"), usage);
  }

  private static Ended run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = Main.commandLine(PeerCatalogue.standard()).execute(arguments);
      String text = out.toString(StandardCharsets.UTF_8);
      return new Ended(status, Json.parse(text.replaceFirst("^RESULT ", "")));
    } finally {
      System.setOut(before);
    }
  }
}
