package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.jobs.runtime.NativeRuntime;

/** A network that begins with the encoder of another one's {@code model.zip}. */
class EarlierModelTest {
  private static final String TOKENIZER = "ab".repeat(32);

  @TempDir private Path run;
  private Network earlier;

  @BeforeEach
  void train() throws IOException {
    NativeRuntime.load(1);
    earlier = build(1, TOKENIZER);
    Files.write(run.resolve("model.zip"), ModelFile.write(earlier));
    Files.writeString(run.resolve(Preparation.FILE), Json.pretty(preparation(TOKENIZER)));
  }

  @Test
  void theEncoderIsTakenOverToTheLastBitAndTheClassifierIsNot() {
    Network network = build(2, TOKENIZER, "train.network.pretrained=" + run.toUri());

    for (String layer : List.of("embedding", "block0", "block1")) {
      Map<String, float[]> expected = earlier.parameters(layer);
      assertFalse(expected.isEmpty(), layer);
      expected.forEach(
          (name, values) ->
              assertArrayEquals(values, network.parameters(layer).get(name), layer + " " + name));
    }
    assertFalse(
        Arrays.equals(
            earlier.parameters("classifier").get("W"), network.parameters("classifier").get("W")));
  }

  /** The earlier one has 2 layers of size 8, 2 heads and 12 units. */
  @Test
  void bertTakesTheSizesToo() {
    Network network =
        build(2, TOKENIZER, "train.network.type=bert", "train.network.pretrained=" + run.toUri());

    assertEquals(
        List.of("embedding", "block0", "block1", "pooling", "dropout", "classifier"),
        network.layerNames());
    for (String layer : List.of("embedding", "block0", "block1")) {
      earlier
          .parameters(layer)
          .forEach(
              (name, values) ->
                  assertArrayEquals(
                      values, network.parameters(layer).get(name), layer + " " + name));
    }
    refused("cd".repeat(32), "was trained on tokens of the tokenizer", "train.network.type=bert");
  }

  @Test
  void bertTakesARunOnTheLocalDiskWithoutAScheme() {
    Network network =
        build(
            2,
            TOKENIZER,
            "train.network.type=bert",
            "train.network.pretrained=" + run,
            "spark.hadoop.fs.defaultFS=nowhere:///");

    assertArrayEquals(
        earlier.parameters("block1").get("inner"), network.parameters("block1").get("inner"));
  }

  @Test
  void whatIsNoEncoderIsRefused() throws IOException {
    Files.write(
        run.resolve("model.zip"), ModelFile.write(build(1, TOKENIZER, "train.network.type=lstm")));

    refused(TOKENIZER, "is no Transformer encoder: it has the layers", "train.network.type=bert");
  }

  @Test
  void bertNeedsTokensAndPositionsForThem() {
    Labels labels = preparation(TOKENIZER).labels();
    Features nine = new Features(Features.Kind.TOKENS, List.of(9), Features.Dtype.INT32);
    Features numbers = new Features(Features.Kind.VECTOR, List.of(8), Features.Dtype.FLOAT32);

    assertRefused(
        new NetworkTask(nine, labels, OptionalInt.of(40), Optional.of(TOKENIZER)),
        "has 8 positions, the dataset's texts have up to 9 tokens");
    assertRefused(new NetworkTask(numbers, labels), "needs tokens of text");
  }

  private void assertRefused(NetworkTask task, String reason) {
    List<String> sets =
        List.of("train.network.type=bert", "train.network.pretrained=" + run.toUri());
    Section root = SettingsSource.load(Optional.empty(), sets, new Problems());
    NetworkSettings settings = NetworkCatalogue.read(root, root.section("train"));
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    UsageException refused =
        assertThrows(UsageException.class, () -> settings.define(task, optimizer, 1));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void aPathThatHoldsNothingIsAProblemThatSaysWhatMayStandThere() {
    Problems problems = new Problems();
    List<String> sets =
        List.of("train.network.type=bert", "train.network.pretrained=" + run.resolve("gone"));
    Section root = SettingsSource.load(Optional.empty(), sets, problems);
    NetworkCatalogue.read(root, root.section("train"));

    String message = problems.messages().get(0);
    assertTrue(message.contains("gone does not; runs are made by train"), message);
    assertTrue(message.contains("datasets fetch"), message);
  }

  @Test
  void sparksSettingsOfHadoopHold() {
    Network network =
        build(
            2, TOKENIZER, "train.network.pretrained=" + run, "spark.hadoop.fs.defaultFS=file:///");
    assertArrayEquals(
        earlier.parameters("embedding").get("tokens"),
        network.parameters("embedding").get("tokens"));

    Problems problems = new Problems();
    List<String> sets =
        List.of(
            "train.network.type=transformer",
            "train.network.pretrained=" + run,
            "spark.hadoop.fs.defaultFS=nowhere:///");
    Section root = SettingsSource.load(Optional.empty(), sets, problems);
    NetworkCatalogue.read(root, root.section("train"));
    assertTrue(problems.messages().get(0).contains("nowhere"), problems.messages().toString());
  }

  @Test
  void anotherTokenizerIsRefused() {
    refused("cd".repeat(32), "was trained on tokens of the tokenizer " + TOKENIZER);
  }

  @Test
  void otherHeadsLayersAndSizesAreRefused() {
    refused(TOKENIZER, "has 2 heads, this network 4", "train.network.heads=4");
    refused(TOKENIZER, "give both the same layers", "train.network.layers=1");
    refused(TOKENIZER, "numbers for", "train.network.feed-forward=20");
  }

  private void refused(String tokenizer, String reason, String... sets) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("train.network.pretrained=" + run.toUri());
    UsageException refused =
        assertThrows(UsageException.class, () -> build(2, tokenizer, all.toArray(String[]::new)));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  private static Network build(long seed, String tokenizer, String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "train.network.type=transformer",
                "train.network.size=8",
                "train.network.heads=2",
                "train.network.feed-forward=12",
                "train.network.layers=2"));
    all.addAll(List.of(sets));
    Problems problems = new Problems();
    Section root = SettingsSource.load(Optional.empty(), all, problems);
    NetworkSettings settings = NetworkCatalogue.read(root, root.section("train"));
    assertEquals(List.of(), problems.messages());
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    Network network =
        Network.build(settings.define(NetworkTask.of(preparation(tokenizer)), optimizer, seed));
    settings.initialize(network);
    return network;
  }

  private static Preparation preparation(String tokenizer) {
    return new Preparation(
        Preparation.FORMAT_VERSION,
        "csv",
        new Features(Features.Kind.TOKENS, List.of(8), Features.Dtype.INT32),
        new Scaling(0, 1),
        new Labels(Labels.Kind.CLASS, List.of("a", "b")),
        Optional.of(
            new TextPreparation(
                Json.parse("[]"),
                new TokenizerSpec(
                    "wordpiece",
                    tokenizer,
                    8,
                    KeptTokens.HEAD,
                    40,
                    0,
                    OptionalInt.of(1),
                    Map.of()))));
  }
}
