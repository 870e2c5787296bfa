package org.trainyard.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.dataprep.fetch.DatasetFetcher;
import org.trainyard.jobs.CommandRun;
import org.trainyard.jobs.SmallTexts;
import org.trainyard.jobs.training.TrainJob;

/** The pipelines over texts as they are configured, on small cuts of their real data. */
class TextNetworksIT {
  private static final List<String> SMALL_TRANSFORMER =
      List.of(
          "prepare.tokenizer.vocabulary-size=3000",
          "prepare.tokenizer.max-length=64",
          "train.network.size=32",
          "train.network.layers=1",
          "train.network.feed-forward=64",
          "train.minibatch-size=16",
          "train.minibatches-per-round=10",
          "train.epochs=4",
          "train.optimizer.learning-rate=0.004");

  @TempDir private Path folder;

  @Test
  void aTransformerLearnsReviews() throws IOException {
    Path reviews = SmallTexts.reviews(folder.resolve("raw"), 2000);

    JobResult result =
        run(
            new RetrainJob(),
            "imdb-transformer.conf",
            SMALL_TRANSFORMER,
            "prepare.source.path=" + reviews,
            "publish.gate.minimum=0.6");

    assertEquals(2000L, result.figures().get("rowsRead"));
    assertEquals(result.figures().get("rowsOffered"), result.figures().get("rowsTrained"));
    assertEquals(true, result.figures().get("published"), result.figures().toString());
  }

  /** Dropout, the schedule from step to step and a short last round included. */
  @Test
  void aTransformersBytesDependNeitherOnTheMasterNorOnBeingCutOff() throws IOException {
    Path reviews = SmallTexts.reviews(folder.resolve("raw"), 300);
    String source = "prepare.source.path=" + reviews;
    run(new PrepareJob(), "imdb-transformer.conf", SMALL_TRANSFORMER, source);
    List<String> settings = new ArrayList<>(SMALL_TRANSFORMER);
    settings.addAll(
        List.of(
            "train.workers=3", "train.minibatches-per-round=2", "train.checkpoint.every-rounds=2"));

    JobResult two = run(new TrainJob(), "imdb-transformer.conf", settings, "run-id=two");
    JobResult one =
        run(
            new TrainJob(),
            "imdb-transformer.conf",
            settings,
            "run-id=one",
            "spark.master=local[1]");
    Path directory = folder.resolve("storage/runs/imdb-transformer/two");
    for (String end : List.of("_SUCCESS", "model.zip", "ledger.json", "metrics.jsonl")) {
      Files.delete(directory.resolve(end));
    }
    deleteNewestCheckpoint(directory);
    JobResult resumed = run(new TrainJob(), "imdb-transformer.conf", settings, "run-id=two");

    assertEquals(two.figures().get("modelSha256"), one.figures().get("modelSha256"));
    assertNotEquals(0L, ((Number) resumed.figures().get("resumedFromRound")).longValue());
    assertEquals(two.figures().get("modelSha256"), resumed.figures().get("modelSha256"));
  }

  @Test
  void anLstmTellsSpam() throws IOException {
    Path mails = SmallTexts.mails(folder.resolve("raw"), 10);

    JobResult result =
        run(
            new RetrainJob(),
            "spam-lstm.conf",
            List.of(
                "prepare.source.path=" + mails,
                "prepare.tokenizer.vocabulary-size=3000",
                "prepare.tokenizer.max-length=64",
                "train.network.units=[16]",
                "train.network.embedding=32",
                "train.epochs=10"),
            "publish.gate.minimum=0.75");

    assertEquals(true, result.figures().get("published"), result.figures().toString());
  }

  @Test
  void aGruReadsImagesLineByLine() {
    DatasetFetcher.intoHome().fetch("digits");

    JobResult result =
        run(
            new RetrainJob(),
            "digits-gru.conf",
            List.of("train.epochs=12", "train.network.units=[32]"),
            "publish.gate.minimum=0.8");

    assertEquals(true, result.figures().get("published"), result.figures().toString());
  }

  @Test
  void aPublishedEncoderIsFineTuned() throws IOException {
    Path encoder = DatasetFetcher.intoHome().fetch("minilm").path();
    Path reviews = SmallTexts.reviews(folder.resolve("raw"), 120);

    JobResult result =
        run(
            new RetrainJob(),
            "imdb-bert.conf",
            List.of(
                "prepare.source.format=json",
                "prepare.source.path=" + reviews,
                "prepare.source.text=t",
                "prepare.source.label=s",
                "prepare.source.split=",
                "prepare.split.test=0.3",
                "evaluate.split=test",
                "prepare.tokenizer.file=" + encoder.resolve("all-minilm-l6-v2-tokenizer.json"),
                "prepare.tokenizer.max-length=48",
                "train.network.pretrained=" + encoder,
                "train.network.frozen=5",
                "train.minibatch-size=8",
                "train.optimizer.learning-rate=0.001",
                "train.epochs=1"),
            "publish.gate.minimum=0.4");

    assertEquals(result.figures().get("rowsOffered"), result.figures().get("rowsTrained"));
    assertEquals(true, result.figures().get("published"), result.figures().toString());
  }

  private <S> JobResult run(Job<S> job, String config, List<String> settings, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "storage.root=" + folder.resolve("storage").toUri(),
                "spark.master=local[2]",
                "spark.ui.enabled=false"));
    all.addAll(settings);
    all.addAll(List.of(more));
    return JobCommand.execute(job, Optional.of(Path.of(CommandRun.config(config))), all);
  }

  private static void deleteNewestCheckpoint(Path run) throws IOException {
    Path newest;
    try (Stream<Path> all = Files.list(run.resolve("checkpoints"))) {
      newest = all.max(Comparator.comparing(Path::getFileName)).orElseThrow();
    }
    try (Stream<Path> files = Files.walk(newest)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
