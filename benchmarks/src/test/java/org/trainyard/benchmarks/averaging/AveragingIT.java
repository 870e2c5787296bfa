package org.trainyard.benchmarks.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.json.Json;
import picocli.CommandLine;

/** A study of a small network on made-up images, with Trainyard's own jobs in this process. */
class AveragingIT {
  private static final int TRAIN = 203;
  private static final int TEST = 50;
  private static final int SIDE = 4;

  @TempDir private Path folder;

  private Path config;

  private record Ended(int status, JsonNode result) {}

  @BeforeEach
  void makeImages() throws IOException {
    write("train", TRAIN);
    write("test", TEST);
    config = folder.resolve("small.conf");
    Files.writeString(
        config,
        String.format(
            """
            name = small
            run-id = fixed
            spark.master = "local[2]"
            prepare.source {
              format = idx, classes = 3
              images = "%1$s/train-images", labels = "%1$s/train-labels"
              test-images = "%1$s/test-images", test-labels = "%1$s/test-labels"
            }
            prepare.duplicates = keep
            prepare.split.validation = 0
            train { network { type = mlp, hidden = [8] }, minibatch-size = 8, epochs = 1 }
            """,
            folder));
  }

  @Test
  void aStudyThatIsRunAgainTrainsOnlyTheNewSeeds() throws IOException {
    Ended first = study("--seeds", "2");
    Map<String, String> runs = runs();
    Ended more = study("--seeds", "3");

    assertEquals(0, first.status(), first.result()::toString);
    assertEquals(2, first.result().path("seeds").size());
    assertEquals(TRAIN, first.result().path("rowsTrained").asInt());
    assertEquals(TEST, first.result().path("rowsEvaluated").asInt());
    assertNotEquals(digest(first, "one"), digest(first, "several"), "workers change the model");
    assertTrue(Files.exists(folder.resolve("result.json")), "the JSON file");
    assertEquals(4, runs.size(), runs::toString);

    assertEquals(0, more.status(), more.result()::toString);
    Map<String, String> afterwards = runs();
    assertEquals(6, afterwards.size(), "two runs for the third seed");
    afterwards.keySet().retainAll(runs.keySet());
    assertEquals(runs, afterwards, "the runs of the first two seeds are untouched");
    assertEquals(
        first.result().path("seeds").path(1), more.result().path("seeds").path(1), "seed 2");
  }

  private Ended study(String... own) {
    List<String> arguments = new ArrayList<>(Arrays.asList(own));
    arguments.addAll(List.of("--workers", "3", "--minibatches-per-round", "5"));
    arguments.addAll(List.of("--config", config.toString()));
    arguments.addAll(List.of("--set", "storage.root=" + folder.resolve("storage").toUri()));
    arguments.addAll(List.of("--output", folder.resolve("result.json").toString()));
    return run(arguments.toArray(String[]::new));
  }

  /** The manifest of each run, which tells when it was made. */
  private Map<String, String> runs() throws IOException {
    Map<String, String> manifests = new TreeMap<>();
    try (Stream<Path> runs = Files.list(folder.resolve("storage/runs/small"))) {
      for (Path run : runs.toList()) {
        manifests.put(String.valueOf(run.getFileName()), Files.readString(run.resolve("run.json")));
      }
    }
    return manifests;
  }

  private static String digest(Ended ended, String side) {
    return ended.result().path("seeds").path(0).path(side).path("modelSha256").asText();
  }

  private void write(String name, int rows) throws IOException {
    byte[] pixels = new byte[rows * SIDE * SIDE];
    new Random(rows).nextBytes(pixels);
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = (byte) (row % 3);
    }
    ByteBuffer images = ByteBuffer.allocate(16 + pixels.length);
    images.putInt(0x803).putInt(rows).putInt(SIDE).putInt(SIDE).put(pixels);
    Files.write(folder.resolve(name + "-images"), images.array());
    ByteBuffer classes = ByteBuffer.allocate(8 + rows).putInt(0x801).putInt(rows).put(labels);
    Files.write(folder.resolve(name + "-labels"), classes.array());
  }

  private static Ended run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new AveragingCommand()).execute(arguments);
      String text = out.toString(StandardCharsets.UTF_8);
      return new Ended(status, Json.parse(text.substring(text.indexOf("RESULT ") + 7)));
    } finally {
      System.setOut(before);
    }
  }
}
