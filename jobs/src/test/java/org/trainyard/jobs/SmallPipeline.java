package org.trainyard.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;

/** The stages in this process, on a few thousand rows of MNIST and with a small network. */
public final class SmallPipeline {
  private final Path storage;
  private final SmallMnist mnist;

  private SmallPipeline(Path storage, SmallMnist mnist) {
    this.storage = storage;
    this.mnist = mnist;
  }

  /** A pipeline over so many rows, with its data and its storage in a folder. */
  public static SmallPipeline cut(Path folder, int train, int test) throws IOException {
    return new SmallPipeline(
        folder.resolve("storage"), SmallMnist.cut(folder.resolve("data"), train, test));
  }

  /** Runs a job; the given settings win over those of a small pipeline. */
  public <S> JobResult run(Job<S> job, String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "name=small",
                "storage.root=" + storage.toUri(),
                "spark.master=local[2]",
                "spark.ui.enabled=false",
                "train.network.hidden=[32]"));
    all.addAll(mnist.sets());
    all.addAll(List.of(sets));
    return JobCommand.execute(job, Optional.of(Path.of(CommandRun.config("mnist-mlp.conf"))), all);
  }

  /** The root of its storage. */
  public Path storage() {
    return storage;
  }

  /** The lines of a file on its storage. */
  public List<String> lines(String file) {
    try {
      return Files.readAllLines(storage.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless each of so many epochs of a run trained every row exactly once. */
  public void assertEveryRowOnce(String runId, int epochs) {
    JsonNode ledger = Json.parse(String.join("\n", lines("runs/small/" + runId + "/ledger.json")));
    assertEquals(epochs, ledger.get("epochs").size(), "epochs in the ledger");
    for (JsonNode epoch : ledger.get("epochs")) {
      assertEquals(1, epoch.get("leastTrained").asInt(), epoch.toString());
      assertEquals(1, epoch.get("mostTrained").asInt(), epoch.toString());
    }
  }
}
