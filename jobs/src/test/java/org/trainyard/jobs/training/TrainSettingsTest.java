package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.jobs.network.CnnSettings;
import org.trainyard.jobs.network.MlpSettings;
import org.trainyard.jobs.training.plan.PostLocal;
import org.trainyard.jobs.training.round.CombinePlace;
import org.trainyard.jobs.training.rule.AveragingSettings;
import org.trainyard.jobs.training.rule.PlainAverage;
import org.trainyard.jobs.training.sent.Sending;

class TrainSettingsTest {
  private final Problems problems = new Problems();

  private TrainSettings read(String... sets) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("name=digits");
    Section root = SettingsSource.load(Optional.empty(), all, problems);
    TrainSettings settings = TrainSettings.read(root);
    root.section("train").rejectUnknownKeys();
    return settings;
  }

  @Test
  void defaults() {
    TrainSettings settings = read();

    assertEquals(List.of(), problems.messages());
    assertEquals(new MlpSettings(List.of(512), 0), settings.network());
    assertEquals(2, settings.shape().workers());
    assertEquals(64, settings.shape().minibatchSize());
    assertEquals(16, settings.shape().minibatchesPerRound());
    assertEquals(10, settings.epochs());
    assertEquals(new AveragingSettings(new PlainAverage(), Sending.ALL), settings.averaging());
    assertEquals(PostLocal.NEVER, settings.shape().postLocal());
    assertEquals(new TrainSettings.CheckpointSettings(50, 2), settings.checkpoint());
    assertEquals(0.001, settings.optimizer().learningRate());
    assertEquals(Optional.empty(), settings.dataset());
    assertEquals(0, settings.shape().redealEpochs());
    assertEquals(131_072, settings.shape().windowRows());
    assertEquals(CombinePlace.AUTO, settings.combine());
    assertEquals(FingerprintGuard.Policy.REFUSE, settings.fingerprints());
    assertEquals(
        new EarlyStoppingSettings(EarlyStoppingSettings.Metric.NONE, 3, 0),
        settings.earlyStopping());
  }

  @Test
  void theRateGrowsWithTheWorkersAsFarAsTheSettingsSay() {
    String[] four = {"train.workers=4", "train.optimizer.learning-rate=0.01"};

    assertEquals(0.01, read(four).optimizer().learningRate());
    assertEquals(
        0.02,
        read(four[0], four[1], "train.optimizer.scale-with-workers=square-root")
            .optimizer()
            .learningRate());
    assertEquals(
        0.04,
        read(four[0], four[1], "train.optimizer.scale-with-workers=linear")
            .optimizer()
            .learningRate());
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void mapping() {
    TrainSettings settings =
        read(
            "train.network.type=cnn",
            "train.network.filters=[4, 8]",
            "train.workers=3",
            "train.minibatch-size=5",
            "train.minibatches-per-round=6",
            "train.averaging.post-local.epochs=2",
            "train.averaging.post-local.minibatches-per-round=3",
            "train.epochs=7",
            "train.checkpoint.every-rounds=8",
            "train.checkpoint.keep=9",
            "dataset=file:/d");

    assertEquals(List.of(), problems.messages());
    assertEquals(CnnSettings.class, settings.network().getClass());
    assertEquals(3, settings.shape().workers());
    assertEquals(5, settings.shape().minibatchSize());
    assertEquals(6, settings.shape().minibatchesPerRound());
    assertEquals(new PostLocal(2, 3), settings.shape().postLocal());
    assertEquals(7, settings.epochs());
    assertEquals(new TrainSettings.CheckpointSettings(8, 9), settings.checkpoint());
    assertEquals(Optional.of("file:/d"), settings.dataset());
  }

  @Test
  void aNetworkNobodyKnowsComesWithASuggestion() {
    read("train.network.type=cn");

    assertEquals(
        "train.network.type = \"cn\" (--set): train.network.type is one of bert, cnn, gru, lstm, mlp, pretrain, transformer, or"
            + " train.network.file names a DL4J JSON configuration. Did you mean \"cnn\"?",
        problems.messages().get(0));
  }

  @Test
  void aKeyOfAnotherNetworkIsAProblem() {
    read("train.network.type=mlp", "train.network.filters=[3]");

    assertEquals(1, problems.messages().size(), problems.messages().toString());
    assertEquals(
        true,
        problems.messages().get(0).startsWith("train.network.filters (--set) is not a known key."),
        problems.messages().toString());
  }

  @Test
  void whereARunIsMadeIsNoPartOfItsIdentity() {
    JsonNode here = read("spark.master=local[2]", "storage.root=file:/a").identity("d", "prepared");
    JsonNode there =
        read("spark.master=yarn", "storage.root=hdfs://n/b", "train.averaging.combine=executors")
            .identity("d", "prepared");

    assertEquals(here, there);
  }

  @Test
  void whatDecidesTheResultIsPartOfItsIdentity() {
    JsonNode base = read().identity("d", "prepared");

    assertNotEquals(base, read("seed=43").identity("d", "prepared"));
    assertNotEquals(base, read("train.epochs=11").identity("d", "prepared"));
    assertNotEquals(base, read("train.network.hidden=64").identity("d", "prepared"));
    assertNotEquals(base, read("train.optimizer.learning-rate=0.002").identity("d", "prepared"));
    assertNotEquals(base, read("train.averaging.rule=slowmo").identity("d", "prepared"));
    assertNotEquals(base, read("train.averaging.changes=fp16").identity("d", "prepared"));
    assertNotEquals(base, read("train.averaging.moments=reset").identity("d", "prepared"));
    assertNotEquals(base, read("train.averaging.post-local.epochs=1").identity("d", "prepared"));
    assertNotEquals(base, read().identity("e", "prepared"));
    assertNotEquals(base, read().identity("d", "scaled otherwise"));
  }
}
