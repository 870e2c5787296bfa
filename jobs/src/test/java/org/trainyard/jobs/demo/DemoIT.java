package org.trainyard.jobs.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.jobs.CommandRun;
import org.trainyard.jobs.SmallMnist;

/** The whole demo on fewer rows: the launcher, two executors, an HDFS, a folder with a blank. */
class DemoIT {
  private static final List<String> FIGURES =
      List.of(
          "rowsRead",
          "rowsKept",
          "rowsQuarantined",
          "rowsDuplicate",
          "dataset",
          "rowsOffered",
          "rowsTrained",
          "epochs",
          "rounds",
          "examplesPerSecond",
          "computeSeconds",
          "syncSeconds",
          "bytesMoved",
          "modelSha256",
          "resumedFromRound",
          "split",
          "examples",
          "accuracy",
          "macroPrecision",
          "macroRecall",
          "macroF1",
          "rocAuc",
          "loss",
          "report",
          "published",
          "version",
          "champion",
          "challenger",
          "reason");

  @TempDir private Path folder;

  @Test
  void publishesAModelOnceAndLeavesNothingRunning() throws IOException {
    SmallMnist mnist = SmallMnist.cut(folder.resolve("data"), 6000, 1000);
    List<String> arguments =
        new ArrayList<>(List.of("demo", "--work", folder.resolve("first run").toString()));
    arguments.addAll(CommandRun.sets(mnist.sets()));
    arguments.addAll(CommandRun.sets(List.of("train.epochs=3", "publish.gate.minimum=0.9")));

    CommandRun first = CommandRun.of(folder.resolve("log 1"), arguments);
    CommandRun second = CommandRun.of(folder.resolve("log 2"), arguments);
    arguments.addAll(
        CommandRun.sets(List.of("run-id=hasty", "train.epochs=1", "train.optimizer.type=sgd")));
    arguments.addAll(CommandRun.sets(List.of("publish.gate.minimum=0")));
    CommandRun worse = CommandRun.of(folder.resolve("log 3"), arguments);

    assertEquals(0, first.status(), first.log());
    for (String figure : FIGURES) {
      assertTrue(first.result().has(figure), figure + " is missing: " + first.result());
    }
    assertEquals(7000, first.result().get("rowsRead").asInt());
    long train = first.result().get("rowsOffered").asLong();
    assertEquals(train, first.result().get("rowsTrained").asLong(), "every row, every epoch");
    assertTrue(first.result().get("accuracy").asDouble() > 0.9, first.result().toString());
    assertTrue(first.result().get("published").asBoolean());
    Path report = Path.of(java.net.URI.create(first.result().get("report").asText()));
    assertTrue(Files.readString(report).contains("Confusion"), "the report is outside the HDFS");

    assertEquals(0, second.status(), second.log());
    assertTrue(second.log().contains("nothing is done again"), second.log());
    for (String same : List.of("modelSha256", "accuracy", "computeSeconds", "version")) {
      assertEquals(figure(first, same), figure(second, same), same);
    }

    assertEquals(4, worse.status(), worse.log());
    assertEquals("refused", worse.result().get("status").asText());
    assertFalse(worse.result().get("published").asBoolean());
    assertEquals(figure(first, "challenger"), figure(worse, "champion"), "the champion's score");
    assertEquals(
        0, ProcessHandle.current().descendants().count(), "processes left by the launcher");
  }

  @Test
  void interruptedItEndsItsProcessesAndPublishesNothing() throws Exception {
    SmallMnist mnist = SmallMnist.cut(folder.resolve("data"), 6000, 1000);
    Path work = folder.resolve("work");
    List<String> arguments = new ArrayList<>(List.of("retrain"));
    arguments.addAll(List.of("--config", CommandRun.config("mnist-cnn.conf")));
    arguments.addAll(CommandRun.sets(mnist.sets()));
    arguments.addAll(
        CommandRun.sets(
            List.of(
                "storage.root=" + work.toUri(),
                "spark.master=local-cluster[2,1,1024]",
                "train.epochs=1000",
                "train.checkpoint.every-rounds=1")));
    Process process = CommandRun.start(folder.resolve("log"), arguments);
    Path runs = work.resolve("runs/mnist-cnn");
    for (int i = 0; i < 1200 && !hasCheckpoint(runs) && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    String log = Files.readString(folder.resolve("log/err"));
    assertTrue(process.isAlive() && hasCheckpoint(runs), log);

    // What a terminal's Ctrl-C sends.
    assertEquals(0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor());

    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it ends when it is interrupted");
    assertTrue(process.exitValue() != 0, "not done");
    for (int i = 0; i < 100 && ProcessHandle.current().descendants().count() > 0; i++) {
      Thread.sleep(100);
    }
    assertEquals(0, ProcessHandle.current().descendants().count(), "executors end with it");
    assertFalse(Files.exists(work.resolve("registry")), "nothing is published");
    assertFalse(Files.exists(work.resolve("evaluations")), "nothing is evaluated");
  }

  private static boolean hasCheckpoint(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return false;
    }
    try (java.util.stream.Stream<Path> walk = Files.walk(runs)) {
      return walk.anyMatch(each -> each.getFileName().toString().equals("checkpoint.json"));
    } catch (java.io.UncheckedIOException e) {
      // It was renamed while it was walked.
      return false;
    }
  }

  private static JsonNode figure(CommandRun run, String name) {
    return run.result().get(name);
  }
}
