package org.trainyard.jobs.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.dataset.Labels;
import org.trainyard.common.job.UsageException;
import org.trainyard.jobs.network.sequence.SequencePooling;
import org.trainyard.jobs.runtime.NativeRuntime;

/** What is trained of an encoder, and how fast. */
class EncoderSettingsTest {
  private static final NetworkTask TASK =
      new NetworkTask(
          new Features(Features.Kind.TOKENS, List.of(8), Features.Dtype.INT32),
          new Labels(Labels.Kind.CLASS, List.of("a", "b")),
          40);

  private final Problems problems = new Problems();

  @BeforeAll
  static void load() {
    NativeRuntime.load(1);
  }

  private Network network(String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "train.network.type=transformer",
                "train.network.size=8",
                "train.network.heads=2",
                "train.network.feed-forward=12",
                "train.network.layers=3"));
    all.addAll(List.of(sets));
    Section root = SettingsSource.load(Optional.empty(), all, problems);
    NetworkSettings settings = NetworkCatalogue.read(root, root.section("train"));
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 2, 1)
            .withStepsPerEpoch(10);
    assertEquals(List.of(), problems.messages());
    return Network.build(settings.define(TASK, optimizer, 42));
  }

  private static Network networkWithFrozen(int blocks) {
    EncoderSettings encoder =
        new EncoderSettings(0.1, 0.1, 0, 0.1, SequencePooling.Kind.MEAN, blocks, 1);
    Section root = SettingsSource.load(Optional.empty(), List.of(), new Problems());
    return Network.build(
        new TransformerSettings(8, 3, 2, 12, encoder, Optional.empty())
            .define(
                TASK,
                OptimizerSettings.read(root.section("train").section("optimizer"), 2, 1),
                42));
  }

  private void readTransformer(String set) {
    Section root =
        SettingsSource.load(
            Optional.empty(), List.of("train.network.type=transformer", set), problems);
    NetworkCatalogue.read(root, root.section("train"));
  }

  private static void fit(Network network) {
    network.fit(
        TokenBuffer.minibatch(
            List.of(new int[] {2, 7, 9, 3}, new int[] {2, 8, 3}), new int[] {0, 1}, 2));
  }

  @Test
  void frozenBlocksAndTheEmbeddingStayAsTheyAre() {
    Network network = networkWithFrozen(2);
    Map<String, float[]> embedding = network.parameters("embedding");
    Map<String, float[]> second = network.parameters("block1");
    Map<String, float[]> third = network.parameters("block2");

    fit(network);

    assertSame(embedding, network.parameters("embedding"));
    assertSame(second, network.parameters("block1"));
    assertFalse(
        Arrays.equals(third.get("qkv"), network.parameters("block2").get("qkv")), "trained");
  }

  private static void assertSame(Map<String, float[]> before, Map<String, float[]> after) {
    assertFalse(before.isEmpty());
    before.forEach((name, values) -> assertArrayEquals(values, after.get(name), name));
  }

  /** Adam's first step is the rate, whatever the gradient. */
  @Test
  void aBlocksRateFallsWithItsDepth() {
    Network network =
        network("train.network.layer-decay=0.5", "train.optimizer.learning-rate=0.008");
    float[] top = network.parameters("block2").get("outerBias");
    float[] bottom = network.parameters("block0").get("outerBias");
    float[] classifier = network.parameters("classifier").get("b");

    fit(network);

    assertEquals(0.008, step(classifier, network.parameters("classifier").get("b")), 1e-5);
    assertEquals(0.004, step(top, network.parameters("block2").get("outerBias")), 1e-5);
    assertEquals(0.001, step(bottom, network.parameters("block0").get("outerBias")), 1e-5);
  }

  private static double step(float[] before, float[] after) {
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(after[i] - before[i]));
    }
    return largest;
  }

  /** A token that is in no row has no gradient: decay alone moves its vector. */
  @Test
  void weightsDecayApartFromTheGradientAndNormsDoNot() {
    Network network =
        network("train.optimizer.learning-rate=0.01", "train.optimizer.weight-decay=0.5");
    float[] tokens = network.parameters("embedding").get("tokens");
    float[] positions = network.parameters("embedding").get("positions");
    int untouched = 30 * 8;
    int lastPosition = 7 * 8;

    fit(network);

    float[] after = network.parameters("embedding").get("tokens");
    assertNotEquals(tokens[untouched], after[untouched]);
    assertEquals(tokens[untouched] * (1 - 0.01 * 0.5), after[untouched], 1e-8);
    assertEquals(
        positions[lastPosition] * (1 - 0.01 * 0.5),
        network.parameters("embedding").get("positions")[lastPosition],
        1e-8);
    for (float gain : network.parameters("block1").get("outputGain")) {
      assertTrue(Math.abs(gain - 1) < 0.0101, "a step of Adam at most, no decay: " + gain);
    }
  }

  @Test
  void theLossIsThatOfTheClassesAlone() {
    Network with = network("train.optimizer.weight-decay=1", "train.network.dropout=0");
    Network without = network("train.network.dropout=0");
    TokenBuffer.Input input = TokenBuffer.of(List.of(new int[] {2, 7}));
    assertEquals(without.output(input.ids(), input.mask()), with.output(input.ids(), input.mask()));
    Minibatch minibatch = TokenBuffer.minibatch(List.of(new int[] {2, 7}), new int[] {0}, 2);
    with.load(with.state(), 0, 0, 1);
    double loss = with.fit(minibatch);
    without.load(without.state(), 0, 0, 1);
    assertEquals(without.fit(minibatch), loss, 1e-6);
  }

  /** Devlin et al.: up in a straight line, then down to nothing after the last step. */
  @Test
  void theLinearScheduleRisesAndFalls() {
    LinearSchedule schedule = new LinearSchedule(0.1, 4, 20);
    assertEquals(0.025, schedule.valueAt(0, 0), 1e-12);
    assertEquals(0.1, schedule.valueAt(3, 0), 1e-12);
    assertEquals(0.1, schedule.valueAt(4, 0), 1e-12);
    assertEquals(0.05, schedule.valueAt(12, 1), 1e-12);
    assertEquals(0.1 / 16, schedule.valueAt(19, 1), 1e-12, "the last of 20 steps");
    assertEquals(0, schedule.valueAt(20, 1), 1e-12);
    assertEquals(0, schedule.valueAt(25, 1), 1e-12);
  }

  @Test
  void aDatasetWithoutTokensIsRefusedWithWhatIsNeeded() {
    Section root =
        SettingsSource.load(Optional.empty(), List.of("train.network.type=transformer"), problems);
    NetworkSettings settings = NetworkCatalogue.read(root, root.section("train"));
    OptimizerSettings optimizer =
        OptimizerSettings.read(root.section("train").section("optimizer"), 1, 1);
    NetworkTask images =
        new NetworkTask(
            new Features(Features.Kind.IMAGE, List.of(1, 2, 2), Features.Dtype.UINT8),
            TASK.labels());

    UsageException refused =
        assertThrows(UsageException.class, () -> settings.define(images, optimizer, 1));

    assertTrue(refused.getMessage().contains("needs tokens of text"), refused.getMessage());
  }

  @Test
  void recurrentNetworksWithoutALayerAreAProblem() {
    for (String type : List.of("lstm", "gru")) {
      Problems found = new Problems();
      Section root =
          SettingsSource.load(
              Optional.empty(),
              List.of("train.network.type=" + type, "train.network.units=[]"),
              found);
      NetworkCatalogue.read(root, root.section("train"));

      assertEquals(1, found.messages().size(), found.messages().toString());
      assertTrue(found.messages().get(0).contains("at least one layer"), found.messages().get(0));
    }
  }

  @Test
  void headsThatDoNotDivideTheSizeAreAProblem() {
    readTransformer("train.network.heads=3");
    assertTrue(
        problems.messages().get(0).contains("divides train.network.size, which is 128"),
        problems.messages().toString());
  }

  @Test
  void moreFrozenBlocksThanThereAreAreRefused() {
    assertThrows(UsageException.class, () -> networkWithFrozen(4));
  }

  @Test
  void frozenWithoutAnythingLearnedIsAProblem() {
    readTransformer("train.network.frozen=1");
    assertTrue(
        problems.messages().get(0).contains("without train.network.pretrained"),
        problems.messages().toString());
  }
}
