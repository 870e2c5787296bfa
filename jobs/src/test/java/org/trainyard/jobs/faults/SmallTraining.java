package org.trainyard.jobs.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.jobs.CommandRun;
import org.trainyard.jobs.SmallMnist;
import org.trainyard.jobs.training.TrainJob;

/**
 * A training on some rows of MNIST in which everything matters to the last bytes: three workers,
 * minibatches and rounds that do not come out even, rows that are dealt anew every other epoch, and
 * random numbers for the dropout.
 *
 * @param folder holds the rows and, at first, the storage
 * @param settings values of {@code --set}
 */
record SmallTraining(Path folder, List<String> settings) {
  private static final String NAME = "small";

  /** Prepares the rows. */
  static SmallTraining prepare(Path folder, int rows, String... settings) throws IOException {
    SmallMnist mnist = SmallMnist.cut(folder.resolve("rows"), rows, 500);
    List<String> all =
        new ArrayList<>(
            List.of(
                "name=" + NAME,
                "train.workers=3",
                "train.minibatch-size=37",
                "train.redeal-epochs=2",
                "train.network.dropout=0.2",
                "spark.executor.extraJavaOptions=" + CommandRun.SHORT_LIVED));
    all.addAll(mnist.sets());
    all.addAll(List.of(settings));
    SmallTraining training = new SmallTraining(folder, List.copyOf(all));
    training.execute(
        sets -> JobCommand.execute(new PrepareJob(), Optional.of(config()), sets),
        "spark.master=local[2]",
        "spark.ui.enabled=false");
    return training;
  }

  private interface Command {
    JobResult execute(List<String> sets);
  }

  /** Trains in this process. */
  JobResult here(String runId, String... more) {
    return execute(
        sets -> JobCommand.execute(new TrainJob(), Optional.of(config()), sets),
        Stream.concat(Stream.of("run-id=" + runId), Stream.of(more)).toArray(String[]::new));
  }

  private JobResult execute(Command command, String... more) {
    List<String> sets = new ArrayList<>(settings);
    sets.add("storage.root=" + storage().toUri());
    sets.addAll(List.of(more));
    return command.execute(sets);
  }

  /** Trains in a process of its own, to its end. */
  CommandRun run(Path storage, String runId, String master, String... more) throws IOException {
    CommandRun run = CommandRun.of(logs(runId), arguments(storage, runId, master, more));
    assertEquals(0, run.status(), run.log());
    return run;
  }

  /** Starts a training in a process of its own, under the first storage address. */
  Process start(String runId, String master, String... more) throws IOException {
    return CommandRun.start(logs(runId), arguments(storage(), runId, master, more));
  }

  /** Where the output of a run's processes is; each writes over that of the one before. */
  Path logs(String runId) {
    return folder.resolve("logs").resolve(runId);
  }

  /** Where the storage is at first. */
  Path storage() {
    return folder.resolve("storage");
  }

  /** The directory of a run. */
  static Path directory(Path storage, String runId) {
    return storage.resolve("runs").resolve(NAME).resolve(runId);
  }

  /** Fails unless every epoch of a run trained every row exactly once and has one line a round. */
  static void requireExact(Path directory, JsonNode result) throws IOException {
    JsonNode ledger = Json.parse(Files.readString(directory.resolve("ledger.json")));
    assertEquals(result.get("epochs").asInt(), ledger.get("epochs").size(), "epochs");
    for (JsonNode epoch : ledger.get("epochs")) {
      assertEquals(epoch.get("rowsOffered"), epoch.get("rowsTrained"), epoch.toString());
      assertEquals(1, epoch.get("leastTrained").asInt(), epoch.toString());
      assertEquals(1, epoch.get("mostTrained").asInt(), epoch.toString());
    }
    List<String> rounds = Files.readAllLines(directory.resolve("metrics.jsonl"));
    assertEquals(result.get("rounds").asInt(), rounds.size(), "lines of metrics.jsonl");
    for (int i = 0; i < rounds.size(); i++) {
      assertEquals(i + 1, Json.parse(rounds.get(i)).get("round").asInt(), "no round twice");
    }
  }

  private List<String> arguments(Path storage, String runId, String master, String... more) {
    List<String> sets = new ArrayList<>(settings);
    sets.add("storage.root=" + storage.toUri());
    sets.add("run-id=" + runId);
    sets.add("spark.master=" + master);
    sets.addAll(List.of(more));
    List<String> arguments = new ArrayList<>(List.of("train", "--config", config().toString()));
    arguments.addAll(CommandRun.sets(sets));
    return arguments;
  }

  private static Path config() {
    return Path.of(CommandRun.config("mnist-mlp.conf"));
  }
}
