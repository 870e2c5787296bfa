package org.trainyard.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.CommandRun;
import org.trainyard.jobs.SmallTexts;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.training.TrainJob;

/** An encoder that learns from reviews without labels, and a classifier that begins with it. */
class PretrainingIT {
  private static final List<String> SMALL =
      List.of(
          "prepare.tokenizer.max-length=48",
          "train.network.size=32",
          "train.network.heads=2",
          "train.network.layers=1",
          "train.network.feed-forward=64",
          "train.minibatch-size=16",
          "train.minibatches-per-round=4",
          "train.optimizer.learning-rate=0.004");

  @TempDir private Path folder;

  @Test
  void anEncoderLearnsFromUnlabelledTextAndAClassifierBeginsWithIt() throws IOException {
    String source = "prepare.source.path=" + SmallTexts.reviews(folder.resolve("raw"), 400);
    String vocabulary = "prepare.tokenizer.vocabulary-size=1000";

    JobResult prepared =
        run(
            new PrepareJob(),
            "imdb-pretrain.conf",
            source,
            vocabulary,
            "prepare.source.format=json",
            "prepare.source.text=t",
            "prepare.split.validation=0.1");
    JobResult trained = run(new TrainJob(), "imdb-pretrain.conf", "train.epochs=6");

    List<JsonNode> epochs =
        Files.readAllLines(Path.of(URI.create(trained.output())).resolve("metrics.jsonl")).stream()
            .map(Json::parse)
            .filter(round -> round.path("validation").isObject())
            .toList();
    double first = epochs.get(0).path("validation").path("loss").asDouble();
    double last = epochs.get(5).path("validation").path("loss").asDouble();
    assertTrue(first < Math.log(1000) + 0.2, "validation loss after one epoch " + first);
    assertTrue(last < first - 0.2, "validation loss fell from " + first + " to " + last);

    ContentException unscored =
        assertThrows(
            ContentException.class,
            () -> run(new EvaluateJob(), "imdb-pretrain.conf", "evaluate.split=validation"));
    assertTrue(unscored.getMessage().contains("Fine-tune it first"), unscored.getMessage());
    ContentException unlabelled =
        assertThrows(
            ContentException.class,
            () -> run(new TrainJob(), "imdb-transformer.conf", "dataset=" + prepared.output()));
    assertTrue(unlabelled.getMessage().contains("has no labels"), unlabelled.getMessage());

    Path tokenizer = Path.of(URI.create(prepared.output())).resolve("tokenizer.json");
    run(
        new PrepareJob(),
        "imdb-finetune.conf",
        source,
        "prepare.source.format=json",
        "prepare.source.text=t",
        "prepare.source.label=s",
        "prepare.source.split=",
        "prepare.tokenizer.file=" + tokenizer);
    JobResult tuned =
        run(
            new TrainJob(),
            "imdb-finetune.conf",
            "train.network.pretrained=" + trained.output(),
            "train.epochs=1");
    assertEquals(tuned.figures().get("rowsOffered"), tuned.figures().get("rowsTrained"));
  }

  private <S> JobResult run(Job<S> job, String config, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "storage.root=" + folder.resolve("storage").toUri(),
                "spark.master=local[2]",
                "spark.ui.enabled=false"));
    all.addAll(SMALL);
    all.addAll(List.of(more));
    return JobCommand.execute(job, Optional.of(Path.of(CommandRun.config(config))), all);
  }
}
