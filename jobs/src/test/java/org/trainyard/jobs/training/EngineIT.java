package org.trainyard.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.SmallPipeline;

/** What the engine can be set to do, on real Spark in this process. */
class EngineIT {
  @TempDir private static Path folder;

  private static SmallPipeline pipeline;

  @BeforeAll
  static void prepare() throws IOException {
    pipeline = SmallPipeline.cut(folder, 1501, 101);
    pipeline.run(new PrepareJob());
  }

  private static JobResult train(String... sets) {
    return pipeline.run(
        new TrainJob(),
        Stream.concat(
                Stream.of("train.workers=3", "train.minibatches-per-round=3"), Stream.of(sets))
            .toArray(String[]::new));
  }

  private static Object model(JobResult result) {
    return result.figures().get("modelSha256");
  }

  @Test
  void averagingOnTheExecutorsGivesTheBytesOfAveragingOnTheDriver() {
    JobResult driver = train("run-id=driver", "train.epochs=1", "train.averaging.combine=driver");
    JobResult executors =
        train("run-id=executors", "train.epochs=1", "train.averaging.combine=executors");

    assertEquals(model(driver), model(executors));
    assertEquals(driver.figures().get("rowsTrained"), executors.figures().get("rowsTrained"));
  }

  @Test
  void imagesChangedAtRandomAreDrawnTheSameWhenARunIsResumed() throws IOException {
    String[] settings = {
      "train.epochs=2",
      "train.augment.rotate-degrees=10",
      "train.augment.elastic=0.05",
      "train.checkpoint.every-rounds=1",
      "train.checkpoint.keep=100"
    };
    JobResult plain = train("run-id=not-augmented", "train.epochs=2");
    JobResult whole = train(with("run-id=augmented", settings));
    cutOffAfter(pipeline.storage().resolve("runs/small/augmented"), 4);

    JobResult resumed = train(with("run-id=augmented", settings));

    assertEquals(4L, resumed.figures().get("resumedFromRound"));
    assertEquals(model(whole), model(resumed), "resumed in the midst of an epoch");
    assertNotEquals(model(plain), model(whole), "nothing was augmented");
  }

  @Test
  void rowsDealtAnewAreTrainedOnceAndResumeToTheSameBytes() throws IOException {
    String[] settings = {
      "train.epochs=4",
      "train.redeal-epochs=1",
      "train.shuffle-window=100",
      "train.checkpoint.every-rounds=2",
      "train.checkpoint.keep=100"
    };
    JobResult once = train("run-id=never-redealt", "train.epochs=4");
    JobResult whole = train(with("run-id=redealt", settings));
    Path run = pipeline.storage().resolve("runs/small/redealt");
    // In the midst of the third epoch, which has a deal of its own.
    cutOffAfter(run, 8);

    JobResult resumed = train(with("run-id=redealt", settings));

    assertNotEquals(model(once), model(whole));
    assertEquals(8L, resumed.figures().get("resumedFromRound"));
    assertEquals(model(whole), model(resumed));
    pipeline.assertEveryRowOnce("redealt", 4);
  }

  @Test
  void aRuleWithAMemoryResumesToTheSameBytesWhereverWorkersAreCombined() throws IOException {
    String[] settings = {
      "train.epochs=2",
      "train.averaging.rule=diloco",
      "train.averaging.changes=fp16",
      "train.averaging.post-local.epochs=1",
      "train.averaging.combine=driver",
      "train.checkpoint.every-rounds=1",
      "train.checkpoint.keep=1000"
    };
    JobResult whole = train(with("run-id=outer", settings));
    JobResult executors =
        train(
            "run-id=outer-on-executors",
            "train.epochs=2",
            "train.averaging.rule=diloco",
            "train.averaging.changes=fp16",
            "train.averaging.post-local.epochs=1",
            "train.averaging.combine=executors");
    JobResult plain = train("run-id=plain", "train.epochs=2");
    long rounds = ((Number) whole.figures().get("rounds")).longValue();
    long plainRounds = ((Number) plain.figures().get("rounds")).longValue();
    cutOffAfter(pipeline.storage().resolve("runs/small/outer"), Math.toIntExact(rounds - 2));

    JobResult resumed = train(with("run-id=outer", settings));

    assertTrue(rounds > plainRounds, rounds + " rounds, not " + plainRounds);
    assertEquals(rounds - 2, resumed.figures().get("resumedFromRound"));
    assertEquals(model(whole), model(resumed));
    assertEquals(model(whole), model(executors));
    assertNotEquals(model(whole), model(plain));
    pipeline.assertEveryRowOnce("outer", 2);
  }

  @Test
  void earlyStoppingKeepsTheBestEpochAlsoOverAResume() throws IOException {
    // So large a step that the validation loss soon rises again.
    String[] settings = {
      "train.epochs=30",
      "train.optimizer.learning-rate=0.02",
      "train.early-stopping.metric=loss",
      "train.early-stopping.patience=2",
      "train.checkpoint.every-rounds=4",
      "train.checkpoint.keep=1000"
    };
    JobResult whole = train(with("run-id=stopped", settings));
    int best = (int) whole.figures().get("bestEpoch");
    int epochs = (int) whole.figures().get("epochs");
    Path run = pipeline.storage().resolve("runs/small/stopped");
    List<JsonNode> scored =
        pipeline.lines("runs/small/stopped/metrics.jsonl").stream()
            .map(Json::parse)
            .filter(round -> round.has("validation"))
            .toList();
    int roundsPerEpoch = ((Number) whole.figures().get("rounds")).intValue() / epochs;
    // Between the best epoch and the end, so that the best has to come from the checkpoint.
    cutOffAfter(run, (best + 1) * roundsPerEpoch + 2);

    JobResult resumed = train(with("run-id=stopped", settings));
    JobResult asLong =
        train(
            "run-id=as-long",
            "train.epochs=30",
            "train.optimizer.learning-rate=0.02",
            "train.early-stopping.metric=loss",
            "train.early-stopping.patience=1000");

    assertTrue(epochs < 30, "stopped after " + epochs);
    assertEquals(best + 2, epochs - 1, "two epochs without improvement");
    assertEquals(epochs, scored.size());
    double lowest =
        scored.stream()
            .mapToDouble(round -> round.at("/validation/loss").asDouble())
            .min()
            .orElse(0);
    assertEquals(lowest, scored.get(best).at("/validation/loss").asDouble());
    assertEquals(model(whole), model(resumed));
    assertEquals(whole.figures().get("rounds"), resumed.figures().get("rounds"));
    assertEquals(30, asLong.figures().get("epochs"));
  }

  @Test
  void aRunOfAnotherFingerprintIsResumedOnlyWhereThatIsAllowed() throws IOException {
    String[] settings = {
      "run-id=moved", "train.epochs=1", "train.checkpoint.every-rounds=2", "train.checkpoint.keep=9"
    };
    train(settings);
    Path run = pipeline.storage().resolve("runs/small/moved");
    cutOffAfter(run, 2);
    ObjectNode manifest = (ObjectNode) Json.parse(Files.readString(run.resolve("run.json")));
    ((ObjectNode) manifest.get("fingerprint")).put("blasKernel", "SkylakeX");
    Files.writeString(run.resolve("run.json"), manifest.toString());

    JobException refused = assertThrows(JobException.class, () -> train(settings));
    train(with("numeric.allow-mixed=true", settings));

    assertEquals(ExitCode.USAGE, refused.exitCode());
    assertTrue(refused.getMessage().contains("numeric.allow-mixed"), refused.getMessage());
    JsonNode finished = Json.parse(Files.readString(run.resolve("run.json")));
    assertEquals(1, finished.get("otherFingerprints").size());
    assertTrue(
        Files.readString(run.resolve("report.html")).contains("may give other bytes"),
        "the report says so");
  }

  @Test
  void earlyStoppingWithoutAValidationSplitIsRefusedAtOnce() {
    pipeline.run(new PrepareJob(), "name=unvalidated", "prepare.split.validation=0");

    JobException refused =
        assertThrows(
            JobException.class,
            () -> train("name=unvalidated", "train.early-stopping.metric=accuracy"));

    assertEquals(ExitCode.CONTENT, refused.exitCode());
    assertTrue(refused.getMessage().contains("prepare.split.validation"), refused.getMessage());
  }

  private static String[] with(String more, String... sets) {
    return Stream.concat(Stream.of(more), Stream.of(sets)).toArray(String[]::new);
  }

  /** Leaves of a run what its process would have left behind, killed after a round. */
  private static void cutOffAfter(Path run, int round) throws IOException {
    for (String end : List.of("_SUCCESS", "model.zip", "ledger.json", "report.html")) {
      Files.delete(run.resolve(end));
    }
    try (Stream<Path> list = Files.list(run.resolve("checkpoints"))) {
      for (Path checkpoint : list.filter(Files::isDirectory).toList()) {
        if (Integer.parseInt(checkpoint.getFileName().toString().substring(6)) > round) {
          Files.delete(checkpoint.resolve("_SUCCESS"));
        }
      }
    }
    assertFalse(Files.exists(run.resolve("_SUCCESS")));
  }
}
