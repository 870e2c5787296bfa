package org.trainyard.jobs.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.dataset.Preparation;
import org.trainyard.common.dataset.Scaling;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.dataset.TokenizerSpec;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.json.Json;
import org.trainyard.common.provenance.Provenance;
import org.trainyard.common.registry.RegistryEvent;
import org.trainyard.common.registry.RegistryLayout;
import org.trainyard.common.storage.Digests;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.network.MlpSettings;
import org.trainyard.jobs.network.ModelFile;
import org.trainyard.jobs.network.Network;
import org.trainyard.jobs.network.NetworkTask;
import org.trainyard.jobs.network.OptimizerSettings;
import org.trainyard.jobs.runtime.NativeRuntime;

/** Puts versions with a real, small model into a registry, for tests. */
final class Versions {
  private static final Features FEATURES =
      new Features(Features.Kind.VECTOR, List.of(3), Features.Dtype.FLOAT32);
  private static final Labels LABELS = new Labels(Labels.Kind.CLASS, List.of("a", "b"));

  private static final byte[] TOKENIZER = "a tokenizer".getBytes(StandardCharsets.UTF_8);
  private static final TextPreparation TEXT =
      new TextPreparation(
          Json.parse("[]"),
          new TokenizerSpec(
              "wordpiece",
              Digests.of(TOKENIZER),
              3,
              KeptTokens.HEAD,
              100,
              0,
              OptionalInt.of(1),
              Map.of()));

  private Versions() {}

  static Network network(long seed) {
    NativeRuntime.load(1);
    Section root = SettingsSource.load(Optional.empty(), List.of(), new Problems());
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    return Network.build(
        new MlpSettings(List.of(5), 0).define(new NetworkTask(FEATURES, LABELS), optimizer, seed));
  }

  static EvaluationMetrics metrics(String version, String digest) {
    Instant at = Instant.parse("2026-11-21T01:11:00Z");
    return new EvaluationMetrics(
        1,
        "digits",
        version,
        Json.parse("{}"),
        digest,
        "runs/digits/" + version + "/model.zip",
        "datasets/digits/1",
        "test",
        "ab".repeat(32),
        new Scores(100, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0, List.of()),
        Map.of(),
        at,
        new Provenance(1, "0.1.0", "17", "3.5.7", "local[1]", at, at, List.of()));
  }

  static RegistryEvent published(String version, Optional<String> previous) {
    return new RegistryEvent(
        1,
        Instant.parse("2026-11-21T01:11:00Z"),
        RegistryEvent.Action.PUBLISHED,
        version,
        previous,
        Optional.of("accuracy"),
        Optional.of(0.9),
        Optional.empty(),
        "good");
  }

  /** Writes a whole version and puts it into service. */
  static void publish(Storage storage, Registry registry, String version, Network network) {
    Path directory = registry.version(version);
    storage.replace(new Path(directory, RegistryLayout.MODEL), ModelFile.write(network));
    storage.replace(
        new Path(directory, EvaluationMetrics.FILE),
        Json.pretty(metrics(version, network.digest())));
    storage.replace(
        new Path(directory, Preparation.FILE),
        Json.pretty(
            new Preparation(1, "csv", FEATURES, new Scaling(0, 1), LABELS, Optional.of(TEXT))));
    storage.replace(new Path(directory, TokenizerSpec.FILE), TOKENIZER);
    storage.replace(new Path(directory, Storage.SUCCESS), "");
    registry.record(published(version, registry.current()));
    registry.point(version);
  }
}
