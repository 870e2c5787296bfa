package org.trainyard.jobs.scoring.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.Job;
import org.trainyard.common.job.JobCommand;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;
import org.trainyard.dataprep.PrepareJob;
import org.trainyard.dataprep.tokenize.encode.RejectedTextException;
import org.trainyard.jobs.evaluation.EvaluateJob;
import org.trainyard.jobs.registry.PublishJob;
import org.trainyard.jobs.training.TrainJob;

/** From raw texts to a published folder, and from that folder alone to the same predictions. */
class TextModelIT {
  private static final List<String> LABELS = List.of("bad", "good");

  @TempDir private static Path folder;

  private static Path version;
  private static String dataset;

  /** A row of the test split and what the evaluation predicted of it. */
  private record Predicted(String text, int label, List<Integer> bits) {}

  @BeforeAll
  static void publish() throws IOException {
    Files.writeString(folder.resolve("texts.jsonl"), texts(400));
    dataset = run(new PrepareJob()).output();
    run(new TrainJob(), "run-id=one");
    run(new EvaluateJob(), "run-id=one");
    version = local(run(new PublishJob(), "run-id=one").output()).resolve("versions/one");
  }

  @Test
  void aFreshProcessWithThePublishedFolderPredictsRawTextsToTheLastBit() throws Exception {
    List<Predicted> rows = List.copyOf(predictions("one", dataset).values());
    Path raw = folder.resolve("raw");
    Files.write(raw, rows.stream().map(row -> Json.line(row.text())).toList());
    Path alone = copy(version, folder.resolve("somewhere else"));

    List<String> said = inChild(alone, raw);

    assertTrue(rows.size() > 20, rows.size() + " rows");
    assertTrue(rows.stream().anyMatch(row -> row.text().contains("<br>")), "texts are raw");
    assertTrue(rows.stream().map(Predicted::bits).distinct().count() > 10, "texts matter");
    assertEquals(
        rows.stream()
            .map(
                row ->
                    Json.line(
                        new PredictionsInChildProcess.Said(LABELS.get(row.label()), row.bits())))
            .toList(),
        said);
  }

  @Test
  void aModelIsScoredOnADatasetWithAnotherTokenizerByItsOwn() throws IOException {
    String other =
        run(
                new PrepareJob(),
                "prepare.tokenizer.vocabulary-size=350",
                "prepare.tokenizer.max-length=12",
                "prepare.clean.html=keep")
            .output();

    JobResult elsewhere =
        run(new EvaluateJob(), "run-id=elsewhere", "dataset=" + other, "model=" + version);
    run(new TrainJob(), "run-id=two", "dataset=" + other, "train.epochs=1");
    run(new EvaluateJob(), "run-id=two", "dataset=" + other);
    JobResult compared = run(new PublishJob(), "run-id=two");

    assertFalse(other.equals(dataset), "another dataset");
    assertEquals(predictions("one", dataset), predictions("elsewhere", other));
    assertEquals(elsewhere.figures().get("accuracy"), compared.figures().get("champion"));
  }

  @Test
  void theReportShowsMisreadTextsMasked() throws IOException {
    String page = Files.readString(folder.resolve("storage/evaluations/texts/one/report.html"));

    assertTrue(page.contains("class=\"excerpt\""), "misread texts are shown");
    assertTrue(page.contains("&lt;email&gt;"), "with personal data masked");
    assertFalse(page.contains("ann@example.org"), "personal data");
  }

  @Test
  void theCardSaysHowTextsArePrepared() throws IOException {
    String card = Files.readString(version.resolve("model-card.md"));

    assertTrue(card.contains("- cleaning rules, in their order: html, min-tokens\n"), card);
    assertTrue(card.contains("- tokenizer: wordpiece, a vocabulary of "), card);
    assertTrue(card.contains("at most 16, special ones included; of a longer one a quarter"), card);
    assertTrue(card.contains("- longer texts in the dataset: "), card);
  }

  @Test
  void aTextThatTheCleaningRejectsIsAnsweredWithTheReason() {
    try (TextModel model = TextModel.load(new Configuration(), version.toString())) {
      RejectedTextException thrown =
          assertThrows(RejectedTextException.class, () -> model.predict("<p>Two words"));

      assertEquals("min-tokens: fewer than 3 words", thrown.reason());
      assertEquals(LABELS, model.labels());
    }
  }

  @Test
  void aFolderWithoutItsTokenizerOrWithAnotherIsRefused() throws IOException {
    Path without = copy(version, folder.resolve("without"));
    Path altered = copy(version, folder.resolve("altered"));
    Files.delete(without.resolve("tokenizer.json"));
    alter(altered);

    assertTrue(refused(without).contains("tokenizer.json: is missing"), refused(without));
    assertTrue(refused(altered).contains("it was altered or exchanged"), refused(altered));
  }

  @Test
  void aTokenizerThatWasAlteredIsNotPublished() throws IOException {
    Path model = copy(version, folder.resolve("model"));
    run(new EvaluateJob(), "name=spoilt", "run-id=spoilt", "dataset=" + dataset, "model=" + model);
    alter(model);

    String message =
        assertThrows(
                ContentException.class, () -> run(new PublishJob(), "name=spoilt", "run-id=spoilt"))
            .getMessage();

    assertTrue(message.contains("it was altered or exchanged"), message);
    assertFalse(Files.exists(folder.resolve("storage/registry/spoilt/versions/spoilt")), message);
  }

  private static void alter(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(".tokenizer.json.crc"));
    Files.writeString(directory.resolve("tokenizer.json"), "{}");
  }

  private static Path local(String uri) {
    return Path.of(URI.create(uri).getPath());
  }

  private static String refused(Path directory) {
    return assertThrows(
            ContentException.class, () -> TextModel.load(new Configuration(), directory.toString()))
        .getMessage();
  }

  private static List<String> inChild(Path directory, Path raw) throws Exception {
    Path out = folder.resolve("said");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PredictionsInChildProcess.class.getName(),
                directory.toString(),
                raw.toString(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    try {
      String log = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, child.waitFor(), log);
    } finally {
      child.destroyForcibly();
    }
    return Files.readAllLines(out);
  }

  /** By the row's name. */
  private static Map<String, Predicted> predictions(String runId, String prepared) {
    Map<String, Predicted> found = new TreeMap<>();
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()) {
      spark
          .read()
          .parquet(folder.resolve("storage/evaluations/texts/" + runId + "/predictions").toString())
          .join(spark.read().parquet(prepared + "/test").select("id", "text"), "id")
          .collectAsList()
          .forEach(row -> found.put(row.getAs("id"), predicted(row)));
    }
    return found;
  }

  private static Predicted predicted(Row row) {
    List<Float> probabilities = row.getList(row.fieldIndex("probabilities"));
    return new Predicted(
        row.getAs("text"),
        row.getAs("predicted"),
        probabilities.stream().map(Float::floatToIntBits).toList());
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  private static <S> JobResult run(Job<S> job, String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "name=texts",
                "storage.root=" + folder.resolve("storage").toUri(),
                "spark.master=local[2]",
                "spark.ui.enabled=false",
                "prepare.source.format=jsonl",
                "prepare.source.path=" + folder.resolve("texts.jsonl"),
                "prepare.clean.html=strip",
                "prepare.clean.min-tokens=3",
                "prepare.split.test=0.3",
                "prepare.tokenizer.vocabulary-size=400",
                "prepare.tokenizer.max-length=16",
                "prepare.tokenizer.keep=both",
                "train.network.type=transformer",
                "train.network.size=16",
                "train.network.heads=2",
                "train.network.layers=1",
                "train.network.feed-forward=32",
                "train.minibatch-size=8",
                "train.minibatches-per-round=8",
                "train.epochs=2"));
    all.addAll(List.of(sets));
    return JobCommand.execute(job, Optional.empty(), all);
  }

  /** Invented reviews; some of the labels are wrong, so that something is misread. */
  private static String texts(int number) {
    Random random = new Random(5);
    List<String> words =
        List.of("The film", "an actor", "scenes", "and music", "I saw", "plot", "Very", "often");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < number; i++) {
      boolean good = random.nextBoolean();
      StringBuilder text = new StringBuilder("Review " + i + " of ann@example.org:<br>");
      for (int word = 4 + random.nextInt(20); word > 0; word--) {
        text.append(' ').append(words.get(random.nextInt(words.size())));
      }
      text.append(good ? " great &amp; fine 😀" : " awful");
      String label = LABELS.get(good ^ random.nextInt(5) == 0 ? 1 : 0);
      lines.append(Json.line(Map.of("text", text.toString(), "label", label))).append('\n');
    }
    return lines.toString();
  }
}
