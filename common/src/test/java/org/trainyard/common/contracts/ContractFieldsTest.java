package org.trainyard.common.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.SplitSummary;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.registry.PublishedLabels;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;

/** Every property of a stored example is found in the field that is named after it. */
class ContractFieldsTest {
  private static final Features IMAGE =
      new Features(Features.Kind.IMAGE, List.of(1, 28, 28), Features.Dtype.UINT8);
  private static final Labels CLASSES = new Labels(Labels.Kind.CLASS, List.of("zero", "one"));

  static <T> T read(String file, Class<T> type) {
    return type.cast(new StoredExample(file, type).read(new StoredExample(file, type).text()));
  }

  static Provenance provenance(String master, String started, String finished) {
    return new Provenance(
        1,
        "0.1.0",
        "17.0.12+7",
        "3.5.7",
        master,
        Instant.parse(started),
        Instant.parse(finished),
        List.of());
  }

  @Test
  void datasetManifest() {
    DatasetManifest read = read("dataset-manifest-v1.json", DatasetManifest.class);

    DatasetManifest expected =
        new DatasetManifest(
            1,
            "digits",
            "00112233aabbccdd",
            "e3b0c442",
            Instant.parse("2026-11-20T00:01:00Z"),
            List.of(new SourceFile("images", "file:/data/train-images.gz", 9912422, "ba7816bf")),
            new RowCounts(100, 90, 7, Map.of("label out of range", 2L, "record truncated", 1L)),
            Map.of(
                "train", new SplitSummary(60, "bb22", Map.of("zero", 40L, "one", 20L)),
                "test", new SplitSummary(30, "aa11", Map.of("zero", 10L, "one", 20L))),
            IMAGE,
            CLASSES,
            Optional.empty(),
            Json.parse("{\"duplicates\":\"drop\",\"split\":{\"validation\":0.0,\"test\":0.3}}"),
            provenance("local[2]", "2026-11-20T00:00:00Z", "2026-11-20T00:01:00Z"));
    assertEquals(expected, read);
    assertEquals(3, read.rows().quarantinedTotal());
    assertEquals(60, read.split(Split.TRAIN).orElseThrow().rows());
    assertEquals(Optional.empty(), read.split(Split.VALIDATION));
    assertEquals(784, read.features().bytes());
    assertEquals(
        List.of("zero", "one"),
        List.copyOf(read.split(Split.TEST).orElseThrow().rowsPerLabel().keySet()),
        "labels keep their order");
  }

  @Test
  void preparation() {
    assertEquals(
        new Preparation(1, "idx", IMAGE, new Scaling(0.5, 255), CLASSES, Optional.empty()),
        read("preparation-v1.json", Preparation.class));
  }

  @Test
  void runManifest() {
    RunManifest read = read("run-manifest-v1.json", RunManifest.class);

    RunManifest expected =
        new RunManifest(
            1,
            "digits",
            "2026-11-21",
            Json.parse("{\"seed\":42,\"datasetDigest\":\"e3b0c442\"}"),
            "datasets/digits/00112233aabbccdd",
            new NumericFingerprint(
                "nd4j-native 1.0.0-M2.1", "linux-x86_64-onednn-avx2", "Haswell", "AVX2", 1),
            List.of(
                new NumericFingerprint(
                    "nd4j-native 1.0.0-M2.1", "linux-x86_64", "Nehalem", "off", 1)),
            Instant.parse("2026-11-21T01:02:03Z"),
            Optional.of(
                new RunResult(
                    120,
                    120,
                    2,
                    6,
                    1234.5,
                    0.75,
                    0.25,
                    9_769_920,
                    "cafe",
                    3,
                    101770,
                    Optional.of(1))),
            Optional.of(provenance("yarn", "2026-11-21T01:02:03Z", "2026-11-21T01:09:03Z")));
    assertEquals(expected, read);
  }

  @Test
  void aRunThatIsNotFinishedHasNoResult() {
    StoredExample example = new StoredExample("run-manifest-v1.json", RunManifest.class);
    String live = example.tree().without(List.of("result", "provenance")).toString();

    RunManifest read = (RunManifest) example.read(live);

    assertEquals(Optional.empty(), read.result());
    assertEquals(Optional.empty(), read.provenance());
    assertEquals(Json.parse(live), Json.parse(Json.line(read)), "absent values are left out");
  }

  @Test
  void ledger() {
    Ledger read = read("ledger-v1.json", Ledger.class);

    assertEquals(
        new Ledger(
            1, List.of(new Ledger.Entry(0, 60, 60, 1, 1), new Ledger.Entry(1, 60, 59, 0, 2))),
        read);
    assertEquals(120, read.rowsOffered());
    assertEquals(119, read.rowsTrained());
    assertTrue(read.epochs().get(0).exact());
    assertFalse(read.epochs().get(1).exact());
  }

  @Test
  void roundMetrics() {
    RoundMetrics read = read("round-metrics-v1.json", RoundMetrics.class);

    assertEquals(
        new RoundMetrics(
            1,
            3,
            0,
            20,
            0.125,
            0.001,
            1.5,
            1.25,
            1_628_320,
            Optional.of(new RoundMetrics.Validation(10, 0.9, 0.25))),
        read);
    assertEquals(0.25, read.syncSeconds());
  }

  @Test
  void registryEvent() {
    assertEquals(
        new RegistryEvent(
            1,
            Instant.parse("2026-11-21T01:11:00Z"),
            RegistryEvent.Action.ROLLED_BACK,
            "2026-11-20",
            Optional.of("2026-11-21"),
            Optional.of("accuracy"),
            Optional.of(0.9),
            Optional.of(0.875),
            "asked for"),
        read("registry-event-v1.json", RegistryEvent.class));
  }

  @Test
  void publishedLabels() {
    assertEquals(
        new PublishedLabels(1, new Labels(Labels.Kind.CLASSES, List.of("spam", "urgent"))),
        read("published-labels-v1.json", PublishedLabels.class));
  }

  @Test
  void provenanceIsNested() {
    Provenance read = read("provenance-v1.json", Provenance.class);

    Provenance.Input images =
        new Provenance.Input("images", "file:/data/train-images.gz", "ba7816bf", Optional.empty());
    Provenance ofDataset =
        new Provenance(
            1,
            "0.1.0",
            "17.0.12+7",
            "3.5.7",
            "local[2]",
            Instant.parse("2026-11-20T00:00:00Z"),
            Instant.parse("2026-11-20T00:01:00Z"),
            List.of(images));
    assertEquals("yarn", read.master());
    assertEquals(Instant.parse("2026-11-21T01:02:03.000000004Z"), read.startedAt());
    assertEquals(
        List.of(
            new Provenance.Input(
                "dataset",
                "hdfs://namenode.example.com:8020/trainyard/datasets/digits/00112233aabbccdd",
                "00112233aabbccdd",
                Optional.of(ofDataset))),
        read.inputs());
  }
}
