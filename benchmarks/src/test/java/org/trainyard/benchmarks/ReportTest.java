package org.trainyard.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.peer.Measurement;
import org.trainyard.benchmarks.peer.Network;
import org.trainyard.benchmarks.peer.Workload;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.common.json.Json;

class ReportTest {
  private static final Report REPORT =
      new Report(
          Workload.of(Network.CNN, 12_000, Path.of("data"), Duration.ofSeconds(9)),
          List.of(
              PeerSummary.of(
                  "trainyard",
                  List.of(
                      new Measurement(1800, 0.96, 5L << 30, OptionalDouble.of(0.04)),
                      new Measurement(2200, 0.97, 1, OptionalDouble.of(0.06)))),
              PeerSummary.of("dl4j-spark", List.of(new Measurement(250, 0.94, 3L << 20)))),
          new Machine("A Processor", 2));

  @Test
  void theJsonHasEveryFigureByPeer() {
    JsonNode json = Json.parse(Json.pretty(REPORT.figures()));

    assertEquals("cnn", json.path("network").asText());
    assertEquals(12_000, json.path("rows").asInt());
    JsonNode trainyard = json.path("peers").path("trainyard");
    assertEquals(2000, trainyard.path("examplesPerSecond").asDouble());
    assertEquals(1800, trainyard.path("min").asDouble());
    assertEquals(2200, trainyard.path("max").asDouble());
    assertEquals(0.965, trainyard.path("accuracy").asDouble(), 1e-9);
    assertEquals(5L << 30, trainyard.path("peakMemoryBytes").asLong());
    assertEquals(2, trainyard.path("repetitions").size());
    assertEquals(0.97, trainyard.path("repetitions").path(1).path("accuracy").asDouble());
    assertEquals(0.05, trainyard.path("syncShare").asDouble(), 1e-12);
    assertFalse(json.path("peers").path("dl4j-spark").has("syncShare"), "it does not tell");
    assertEquals("A Processor", json.path("machine").path("cpu").asText());
    assertEquals(2, json.path("machine").path("cores").asInt());
    assertEquals(0.2, json.path("machine").path("noise").path("trainyard").asDouble(), 1e-9);
  }

  @Test
  void ratiosAreOfEachPairInTheOrderAskedFor() {
    assertEquals(Map.of("trainyard/dl4j-spark", 8.0), REPORT.ratios());
  }

  @Test
  void theTableHasALineForEachPeer() {
    String table = REPORT.table();

    assertTrue(table.startsWith("cnn, 12,000 rows, 2 workers, minibatches of 64"), table);
    assertTrue(table.contains("trainyard") && table.contains("2,000"), table);
    assertTrue(table.contains("trainyard: 5.0% of the time synchronising"), table);
    assertTrue(table.contains("trainyard/dl4j-spark: 8.00"), table);
  }
}
