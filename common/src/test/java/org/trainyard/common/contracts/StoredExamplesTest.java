package org.trainyard.common.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.registry.PublishedLabels;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;

/** What every contract promises, tried on its stored example. */
class StoredExamplesTest {
  static Stream<StoredExample> examples() {
    return Stream.of(
        new StoredExample("dataset-manifest-v1.json", DatasetManifest.class),
        new StoredExample("preparation-v1.json", Preparation.class),
        new StoredExample("run-manifest-v1.json", RunManifest.class),
        new StoredExample("ledger-v1.json", Ledger.class),
        new StoredExample("round-metrics-v1.json", RoundMetrics.class),
        new StoredExample("evaluation-metrics-v1.json", EvaluationMetrics.class),
        new StoredExample("registry-event-v1.json", RegistryEvent.class),
        new StoredExample("published-labels-v1.json", PublishedLabels.class),
        new StoredExample("provenance-v1.json", Provenance.class));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isWrittenAsItWasStored(StoredExample example) {
    Object read = example.read(example.text());

    assertEquals(example.tree(), Json.parse(Json.pretty(read)));
    assertEquals(example.tree(), Json.parse(Json.line(read)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aNewerFormatIsRefusedPlainly(StoredExample example) {
    String newer = example.tree().put(Json.FORMAT_VERSION, 2).toString();

    ContentException refused = assertThrows(ContentException.class, () -> example.read(newer));

    assertEquals(ExitCode.CONTENT, refused.exitCode());
    assertEquals(
        "a/"
            + example.file()
            + ": "
            + example.type().getSimpleName()
            + " has formatVersion 2, this program reads 1 to 1; read it with the version of"
            + " Trainyard that wrote it, or a newer one",
        refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aMissingFormatVersionIsRefused(StoredExample example) {
    ObjectNode without = example.tree();
    without.remove(Json.FORMAT_VERSION);

    ContentException refused =
        assertThrows(ContentException.class, () -> example.read(without.toString()));

    assertEquals(
        "a/"
            + example.file()
            + ": not a "
            + example.type().getSimpleName()
            + ": it has no whole number \"formatVersion\"",
        refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void propertiesThatWereAddedLaterArePassedOver(StoredExample example) {
    ObjectNode more = example.tree();
    more.putObject("addedLater").put("deep", true);

    Object read = example.read(more.toString());

    assertEquals(example.tree(), Json.parse(Json.line(read)));
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    StoredExample example = new StoredExample("ledger-v1.json", Ledger.class);

    ContentException refused =
        assertThrows(ContentException.class, () -> example.read("{\"formatVersion\": 1, "));

    assertEquals(
        "a/ledger-v1.json: not a readable Ledger",
        refused.getMessage().substring(0, "a/ledger-v1.json: not a readable Ledger".length()));
  }
}
