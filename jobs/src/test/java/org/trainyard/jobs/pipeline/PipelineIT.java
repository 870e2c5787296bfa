package org.trainyard.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.SmallPipeline;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.registry.RollbackJob;
import org.trainyard.jobs.training.TrainJob;

/** The stages one by one on a few thousand rows of MNIST, in this process. */
class PipelineIT {
  @TempDir private static Path folder;

  private static SmallPipeline pipeline;

  @BeforeAll
  static void prepare() throws IOException {
    pipeline = SmallPipeline.cut(folder, 2003, 501);
    JobResult prepared = run(new PrepareJob(), "spark.master=local[2]");
    assertEquals(2504L, prepared.figures().get("rowsRead"));
  }

  @Test
  void theSameSettingsGiveTheSameBytesOnAnyMaster() {
    String[] awkward = {
      "train.workers=3",
      "train.minibatch-size=37",
      "train.minibatches-per-round=4",
      "train.network.dropout=0.2",
      "train.epochs=2"
    };

    JobResult two = run(new TrainJob(), with(awkward, "run-id=two", "spark.master=local[2]"));
    JobResult one = run(new TrainJob(), with(awkward, "run-id=one", "spark.master=local[1]"));
    JobResult seed = run(new TrainJob(), with(awkward, "run-id=seed", "seed=7"));

    assertEquals(figure(two, "modelSha256"), figure(one, "modelSha256"));
    assertNotEquals(figure(two, "modelSha256"), figure(seed, "modelSha256"));
    assertEquals(figure(two, "rowsOffered"), figure(two, "rowsTrained"));
    pipeline.assertEveryRowOnce("two", 2);
  }

  @Test
  void aRunThatWasCutOffGoesOnToTheSameBytes() throws IOException {
    String[] settings = {
      "run-id=cut",
      "train.minibatches-per-round=3",
      "train.checkpoint.every-rounds=2",
      "train.checkpoint.keep=100",
      "train.epochs=2"
    };
    JobResult whole = run(new TrainJob(), settings);
    Path directory = folder.resolve("storage/runs/small/cut");
    for (String end : List.of("_SUCCESS", "model.zip", "ledger.json", "metrics.jsonl")) {
      Files.delete(directory.resolve(end));
    }
    List<Path> newestFirst = checkpoints(directory);
    deleteTree(newestFirst.get(0));
    // The next one is damaged: it must be passed over, not trusted.
    Path state = newestFirst.get(1).resolve("state.bin");
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length / 2] ^= 1;
    Files.write(state, bytes);

    JobResult resumed = run(new TrainJob(), settings);

    long whichOne = Long.parseLong(newestFirst.get(2).getFileName().toString().substring(6));
    assertEquals(whichOne, figure(resumed, "resumedFromRound"));
    assertEquals(figure(whole, "modelSha256"), figure(resumed, "modelSha256"));
    assertEquals(figure(whole, "rowsTrained"), figure(resumed, "rowsTrained"));
    assertEquals(
        Files.readAllLines(directory.resolve("metrics.jsonl")).size(),
        ((Number) figure(resumed, "rounds")).intValue(),
        "one line a round, none twice");
  }

  @Test
  void aRunIdWithOtherSettingsIsRefusedWithTheDifference() {
    run(new TrainJob(), "run-id=taken", "train.epochs=1");

    JobException refused =
        assertThrows(
            JobException.class, () -> run(new TrainJob(), "run-id=taken", "train.epochs=2"));

    assertEquals(ExitCode.USAGE, refused.exitCode());
    assertTrue(refused.getMessage().contains("train.epochs: 1 there, 2 now"), refused.getMessage());
  }

  @Test
  void aWorseModelIsRefusedAndAPublishedOneCanBeTakenBack() {
    JobResult first = retrain("run-id=first", "train.epochs=1");
    JobResult better = retrain("run-id=better", "train.epochs=4");
    JobResult worse =
        retrain("run-id=worse", "train.epochs=1", "train.optimizer.learning-rate=0.00001");
    JobResult back = run(new RollbackJob(), "name=gated");
    JobResult again = retrain("run-id=first", "train.epochs=1");

    assertEquals(true, figure(first, "published"));
    assertEquals(true, figure(better, "published"));
    assertEquals(figure(first, "challenger"), figure(better, "champion"));
    assertEquals(ExitCode.REFUSED, worse.exitCode());
    assertEquals(figure(better, "challenger"), figure(worse, "champion"));
    assertEquals("first", figure(back, "version"));
    assertEquals(figure(first, "reason"), figure(again, "reason"), "recognised");
    assertEquals("first", read("registry/gated/history.jsonl", 3).get("version").asText());
  }

  @Test
  void scoresAgreeWithThePredictionsThatWereWritten() {
    run(new TrainJob(), "run-id=scored", "train.epochs=1");

    JobResult scored = run(new EvaluateJob(), "run-id=scored");
    JobResult again = run(new EvaluateJob(), "run-id=scored", "spark.master=local[1]");

    JsonNode metrics = read("evaluations/small/scored/metrics.json");
    long correct = 0;
    List<String> confusion = pipeline.lines("evaluations/small/scored/confusion.csv");
    for (int i = 1; i < confusion.size(); i++) {
      correct += Long.parseLong(confusion.get(i).split(",", -1)[i]);
    }
    assertEquals(501L, figure(scored, "examples"));
    assertEquals(correct / 501.0, (double) figure(scored, "accuracy"), 1e-12);
    assertEquals(10, metrics.at("/scores/classes").size());
    assertEquals(scored.figures(), again.figures());
  }

  private static JobResult retrain(String... sets) {
    return run(new RetrainJob(), with(sets, "name=gated", "publish.gate.minimum=0"));
  }

  private static <S> JobResult run(Job<S> job, String... sets) {
    return pipeline.run(job, sets);
  }

  private static String[] with(String[] sets, String... more) {
    return Stream.concat(Stream.of(sets), Stream.of(more)).toArray(String[]::new);
  }

  private static Object figure(JobResult result, String name) {
    return result.figures().get(name);
  }

  private static JsonNode read(String file) {
    return Json.parse(String.join("\n", pipeline.lines(file)));
  }

  private static JsonNode read(String file, int line) {
    return Json.parse(pipeline.lines(file).get(line));
  }

  private static List<Path> checkpoints(Path run) throws IOException {
    try (Stream<Path> list = Files.list(run.resolve("checkpoints"))) {
      return list.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
