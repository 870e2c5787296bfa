package org.trainyard.dataprep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.DatasetRow;
import org.trainyard.common.dataset.KeptTokens;
import org.trainyard.common.dataset.Split;
import org.trainyard.common.dataset.TextPreparation;
import org.trainyard.common.dataset.TextSummary;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.JobException;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import org.trainyard.common.spark.TaskFailure;
import org.trainyard.dataprep.clean.Cleaner;
import org.trainyard.dataprep.tokenize.encode.RawTextEncoder;

class PrepareTextIT {
  private static final int ROWS = 400;
  private static final List<String> WORDS =
      List.of(
          "train",
          "yard",
          "rail",
          "engine",
          "switch",
          "signal",
          "wagon",
          "track",
          "steam",
          "coal",
          "bridge",
          "tunnel",
          "station",
          "night",
          "whistle",
          "brake",
          "coupling",
          "cargo");

  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  @Test
  void theSameTextsInEveryFormatGiveTheSameRows() throws IOException {
    Map<String, String> texts = texts(ROWS);
    Path csv = write("a b.csv", csv(texts, ","));
    Path semicolon = write("c.csv.gz", gzip(csv(texts, ";")));
    Path lines = write("l.jsonl", lines(texts));
    Path array = write("a.json", array(texts));
    Path parquet = folder.resolve("p.parquet");
    spark.read().json(lines.toString()).write().parquet(parquet.toString());

    List<String> expected = content(prepare(csv, "csv", "prepare.source.text=text"));
    assertEquals(ROWS, expected.size());
    assertEquals(
        expected,
        content(
            prepare(semicolon, "csv", "prepare.source.text=text", "prepare.source.delimiter=;")));
    assertEquals(expected, content(prepare(lines, "jsonl")));
    assertEquals(expected, content(prepare(array, "json")));
    assertEquals(expected, content(prepare(parquet, "parquet")));
  }

  @Test
  void manyFilesGiveTheRowsOfOne() throws IOException {
    Path tables = folder.resolve("tables");
    Files.createDirectories(tables);
    List<Map.Entry<String, String>> rows = List.copyOf(texts(ROWS).entrySet());
    for (int i = 0; i < ROWS; i += 4) {
      Map<String, String> few = new java.util.LinkedHashMap<>();
      rows.subList(i, i + 4).forEach(row -> few.put(row.getKey(), row.getValue()));
      Files.write(tables.resolve(String.format("part-%03d.jsonl", i)), lines(few));
    }
    Files.write(tables.resolve("part-999.jsonl"), new byte[0]);
    Path whole = write("whole.jsonl", lines(texts(ROWS)));

    Prepared many = prepare(tables, "jsonl");
    Prepared one = prepare(whole, "jsonl");

    assertEquals(content(one), content(many));
    assertEquals(
        one.rows(Split.TRAIN).stream().map(DatasetRow::text).toList(),
        many.rows(Split.TRAIN).stream().map(DatasetRow::text).toList(),
        "in the order of the files");
    assertEquals(101, many.manifest().sources().size());
  }

  /** Byte pair encoding that knows neither other letters nor an unknown token. */
  @Test
  void aTextWithoutTokensEndsItWithTheRowsName() throws IOException {
    Path csv = write("t.csv", utf8("text,label\na b a,x\nb a b,y\nc d e,x\na a a,y\n"));
    Path tokenizer =
        write(
            "tokenizer.json",
            utf8(
                """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
                 "normalizer": null, "pre_tokenizer": {"type": "WhitespaceSplit"},
                 "post_processor": null, "decoder": null,
                 "model": {"type": "BPE", "unk_token": null, "vocab": {"a": 0, "b": 1},
                   "merges": []}}
                """));

    List<String> sets =
        List.of(
            "prepare.source.format=csv",
            "prepare.source.path=" + csv,
            "prepare.source.text=text",
            "prepare.split.validation=0",
            "prepare.split.test=0",
            "prepare.tokenizer.file=" + tokenizer);
    Exception failed =
        assertThrows(Exception.class, () -> Prepared.by(spark, folder.resolve("out"), sets));

    JobException told =
        TaskFailure.of(failed).orElseThrow(() -> new AssertionError(failed)).told().orElseThrow();
    assertTrue(
        told.getMessage()
            .contains("row path:2: the tokenizer makes no token of its text \"c d e\""),
        told.getMessage());
  }

  @Test
  void oneBadRowOfEveryKindIsPutAsideAndTheAccountBalances() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    csv.write(utf8("text,label,split\n"));
    for (Map.Entry<String, String> row : texts(ROWS).entrySet()) {
      csv.write(utf8("\"" + row.getKey() + "\"," + row.getValue() + ",train\n"));
    }
    csv.write(utf8("one value only\n")); // 400
    csv.write(utf8(",good,train\n")); // 401
    csv.write(utf8("no label here at all,,train\n")); // 402
    csv.write(utf8("an unknown label by ann@example.org,odd,train\n")); // 403
    csv.write(utf8("an unknown split of rows,good,holdout\n")); // 404
    csv.write(utf8("too short,good,train\n")); // 405
    csv.write(utf8("<p></p><br>,good,train\n")); // 406
    csv.write(utf8("caf")); // 407
    csv.write(0xe9);
    csv.write(utf8(" with a byte of Latin 1,good,train\n"));
    csv.write(utf8("\"a quote that nothing closes,good,train\n")); // 408
    Path file = write("bad.csv", csv.toByteArray());

    Prepared prepared =
        prepare(
            file,
            "csv",
            "prepare.source.text=text",
            "prepare.source.split=split",
            "prepare.source.label-names=bad,good",
            "prepare.clean.html=strip",
            "prepare.clean.min-tokens=3",
            "prepare.max-quarantined=0.03");

    DatasetManifest manifest = prepared.manifest();
    assertEquals(ROWS + 9, manifest.rows().read());
    assertEquals(ROWS, manifest.rows().kept());
    assertEquals(9, manifest.rows().quarantinedTotal());
    assertEquals(
        List.of(
            "bad.csv 400 wrong number of columns: 1 in place of 3: one value only",
            "bad.csv 401 missing text: text is empty or no text; the record has label, split",
            "bad.csv 402 missing label: label is empty: no label here at all",
            "bad.csv 403 wrong label: label odd; labels are bad, good",
            "bad.csv 404 wrong split: \"holdout\" is none of train, validation and test: an unknown"
                + " split of rows",
            "bad.csv 405 min-tokens: fewer than 3 words: too short",
            "bad.csv 406 min-tokens: fewer than 3 words: <p></p><br>",
            "bad.csv 407 undecodable bytes: byte e9 behind \"caf\"",
            "bad.csv 408 quote that is not closed: \"a quote that nothing closes,good,train"),
        prepared.quarantine());
    TextSummary text = manifest.text().orElseThrow();
    assertEquals(2, effect(text, "min-tokens").rejected());
    assertTrue(prepared.page().contains("quote that is not closed"), "in the report");
  }

  @Test
  void tooManyRowsInQuarantineLeaveNoDataset() throws IOException {
    Path file = write("few.csv", utf8("text,label\n,good\nfour words are enough,good\n"));

    ContentException refused =
        assertThrows(
            ContentException.class, () -> prepare(file, "csv", "prepare.source.text=text"));

    assertTrue(refused.getMessage().contains("1 of 2 rows would go"), refused.getMessage());
    assertTrue(refused.getMessage().contains("missing text"), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("out/datasets/it")), "nothing is there");
  }

  @Test
  void cleaningMovesNoRowAndNoTextOfTheTestSplitStandsInTrain() throws IOException {
    Map<String, String> texts = new HashMap<>(texts(ROWS));
    texts(ROWS)
        .forEach((text, label) -> texts.put("<b>" + text.replace(" ", "  ") + "</b>", label));
    Path file = write("t.jsonl", lines(texts));

    Prepared raw = prepare(file, "jsonl");
    Prepared cleaned =
        prepare(file, "jsonl", "prepare.clean.html=strip", "prepare.clean.white-space=collapse");

    assertEquals(2 * ROWS, raw.manifest().rows().kept());
    assertEquals(ROWS, cleaned.manifest().rows().duplicate(), "each text stands there twice");
    Map<String, Split> splits = splits(raw);
    splits(cleaned).forEach((id, split) -> assertEquals(splits.get(id), split, "row " + id));
    Cleaner cleaner = Cleaner.of(cleaned.preparation().text().orElseThrow().cleaning());
    Set<String> held = new HashSet<>();
    cleaned.rows(Split.TEST).forEach(row -> held.add(cleaner.apply(row.text()).text()));
    assertTrue(held.size() > 10, "there is a test split");
    cleaned
        .rows(Split.TRAIN)
        .forEach(row -> assertFalse(held.contains(cleaner.apply(row.text()).text()), row.id()));
  }

  @Test
  void featuresAreWhatPreparationAndTokenizerMakeOfTheRawText() throws IOException {
    Path file = write("t.jsonl", lines(texts(ROWS)));

    Prepared prepared =
        prepare(
            file,
            "jsonl",
            "prepare.clean.lowercase=true",
            "prepare.tokenizer.max-length=8",
            "prepare.tokenizer.keep=both");

    TextPreparation text = prepared.preparation().text().orElseThrow();
    assertEquals(KeptTokens.BOTH, text.tokenizer().keep());
    try (RawTextEncoder encoder = RawTextEncoder.load(text, prepared.file("tokenizer.json"))) {
      for (DatasetRow row : prepared.rows()) {
        assertArrayEquals(encoder.encode(row.text()).features(), row.features(), row.text());
      }
    }
    TextSummary.Tokens tokens = prepared.manifest().text().orElseThrow().tokens();
    assertEquals(ROWS, tokens.rowsCut(), "ten words are more than eight tokens");
    assertEquals(List.of(8), prepared.preparation().features().shape());
  }

  @Test
  void nearlyEqualTextsAreDroppedOrStayOnOneSide() throws IOException {
    Map<String, String> texts = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      String text = sentence(random, 80);
      texts.put(text, "good");
      texts.put(text.substring(0, text.lastIndexOf(' ')) + " other", "bad");
    }
    Path file = write("near.jsonl", lines(texts));

    Prepared dropped = prepare(file, "jsonl", "prepare.near=0.9");
    Prepared kept =
        prepare(file, "jsonl", "prepare.near=0.9", "prepare.duplicates=keep-in-one-split");
    Prepared apart = prepare(file, "jsonl");

    assertEquals(60, dropped.manifest().rows().kept());
    TextSummary summary = dropped.manifest().text().orElseThrow();
    assertEquals(60, summary.nearDuplicates());
    assertEquals(60, summary.contradictions(), "of each pair one is good and one is bad");
    assertEquals(120, apart.manifest().rows().kept(), "no two are equal");
    Map<String, Split> own = splits(apart);
    Map<String, Set<Split>> sides = new HashMap<>();
    for (Split split : Split.values()) {
      for (DatasetRow row : kept.rows(split)) {
        assertEquals(own.get(row.id()), split, "no row is moved");
        String beginning = row.text().substring(0, row.text().lastIndexOf(' '));
        sides.computeIfAbsent(beginning, name -> new HashSet<>()).add(split);
      }
    }
    assertEquals(60, sides.size());
    sides.forEach((text, splits) -> assertEquals(1, splits.size(), text));
    assertTrue(kept.manifest().rows().kept() > 60, "pairs on one side stay");
  }

  @Test
  void foldersAreClassesWhateverTheirFilesAreCalled() throws IOException {
    Path root = folder.resolve("docs");
    Map<String, String> texts = texts(60);
    int number = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = root.resolve(text.getValue() + ".raw/sub dir").resolve(number + " ü.v1.txt");
      Files.createDirectories(file.getParent());
      boolean packed = number % 3 == 0;
      Files.write(file, packed ? gzip(utf8(text.getKey())) : utf8(text.getKey()));
      number++;
    }
    Files.write(root.resolve("good.raw/empty.txt"), new byte[0]);
    Files.write(root.resolve("good.raw/binary.txt"), new byte[] {0, 1, 2, 3, 0, 5, 0, 7});
    Files.write(root.resolve("stray.txt"), utf8("a file in no class folder"));
    Files.write(root.resolve("good.raw/long.txt"), utf8("word ".repeat(1000)));
    Files.write(root.resolve("good.raw/.hidden"), utf8("no text of the corpus"));
    Files.createDirectories(root.resolve(".git/objects"));
    Files.write(root.resolve(".git/objects/x.txt"), utf8("nor is this"));
    Files.createDirectories(root.resolve("good.raw/.ipynb_checkpoints"));
    Files.write(root.resolve("good.raw/.ipynb_checkpoints/x.txt"), utf8("nor this"));

    Prepared prepared =
        prepare(
            root,
            "text-folder",
            "prepare.source.label-map.\"good.raw\"=good",
            "prepare.source.label-map.\"bad.raw\"=bad",
            "prepare.source.max-document-bytes=2000",
            "prepare.max-quarantined=0.1");

    assertEquals(
        texts.keySet(), Set.copyOf(prepared.rows().stream().map(DatasetRow::text).toList()));
    assertEquals(List.of("bad", "good"), prepared.manifest().labels().names());
    prepared
        .rows()
        .forEach(
            row -> {
              String label = prepared.manifest().labels().names().get((int) row.label()[0]);
              assertEquals(texts.get(row.text()), label, row.id());
            });
    assertEquals(64, prepared.manifest().rows().read(), "what is hidden is no text");
    assertEquals(
        Map.of("missing text", 1L, "undecodable bytes", 1L, "missing label", 1L, "too long", 1L),
        prepared.manifest().rows().quarantined());
    assertEquals(
        List.of("path/", "path/bad.raw", "path/good.raw"),
        prepared.manifest().sources().stream().map(file -> file.role()).toList());
  }

  @Test
  void aMistakeInTheSettingsIsToldBeforeAnythingIsRead() throws IOException {
    Path file = write("t.csv", utf8("text,label\nsome words here,good\n"));
    Path array = write("t.json", utf8("{\"text\":\"a\"}"));

    assertTrue(
        assertThrows(UsageException.class, () -> prepare(file, "csv", "prepare.source.text=txt"))
            .getMessage()
            .contains("has no column \"txt\"; its columns are text, label"));
    assertTrue(
        assertThrows(
                UsageException.class,
                () -> prepare(file, "csv", "prepare.source.text=text", "prepare.clean.htlm=strip"))
            .getMessage()
            .contains("htlm"));
    assertTrue(
        assertThrows(UsageException.class, () -> prepare(folder.resolve("none"), "mail-folder"))
            .getMessage()
            .contains("prepare.source.path"));
    Exception refused = assertThrows(Exception.class, () -> prepare(array, "json"));
    Throwable cause = refused;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    assertTrue(cause instanceof ContentException, "told as wrong content: " + cause);
  }

  @Test
  void whatWouldBePassedOverIsRefused() throws IOException {
    Path folderInFolder = folder.resolve("tables/sub");
    Files.createDirectories(folderInFolder);
    Files.write(folder.resolve("tables/a.csv"), utf8("text,label\nsome words here,good\n"));
    Files.write(folderInFolder.resolve("b.csv"), utf8("text,label\nmore words here,bad\n"));
    Path lines = write("t.jsonl", lines(texts(20)));

    assertRefused(
        "is a folder in the folder", folder.resolve("tables"), "csv", "prepare.source.text=text");
    assertRefused(
        "does nothing where prepare.duplicates = keep",
        lines,
        "jsonl",
        "prepare.near=0.9",
        "prepare.duplicates=keep");
    assertRefused("texts become token ids", lines, "jsonl", "prepare.scale.divisor=255");
    assertRefused(
        "is for pictures",
        lines,
        "jsonl",
        "prepare.image.height=3",
        "prepare.image.width=3",
        "prepare.image.channels=1");
    ContentException noTokenizer =
        assertThrows(
            ContentException.class,
            () ->
                Prepared.by(
                    spark,
                    folder.resolve("out"),
                    List.of(
                        "prepare.source.format=jsonl",
                        "prepare.source.path=" + lines,
                        "prepare.tokenizer.file=" + lines)));
    assertTrue(
        noTokenizer.getMessage().startsWith("prepare.tokenizer.file: file:" + lines),
        noTokenizer.getMessage());
  }

  private void assertRefused(String expected, Path path, String format, String... more) {
    UsageException refused = assertThrows(UsageException.class, () -> prepare(path, format, more));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  private Prepared prepare(Path path, String format, String... more) {
    List<String> sets =
        new ArrayList<>(
            List.of(
                "prepare.source.format=" + format,
                "prepare.source.path=" + path,
                "prepare.tokenizer.vocabulary-size=400"));
    sets.addAll(List.of(more));
    return Prepared.by(spark, folder.resolve("out"), sets);
  }

  private static TextSummary.RuleEffect effect(TextSummary summary, String rule) {
    return summary.cleaning().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Split> splits(Prepared prepared) {
    Map<String, Split> splits = new HashMap<>();
    for (Split split : Split.values()) {
      prepared.rows(split).forEach(row -> splits.put(row.id(), split));
    }
    return splits;
  }

  /** What does not depend on the format: text, label, ids and split of each row. */
  private static List<String> content(Prepared prepared) {
    List<String> content = new ArrayList<>();
    for (Split split : Split.values()) {
      for (DatasetRow row : prepared.rows(split)) {
        content.add(
            split
                + " "
                + row.text()
                + " "
                + row.label()[0]
                + " "
                + java.util.Arrays.hashCode(row.features()));
      }
    }
    return content.stream().sorted().toList();
  }

  /** Texts that are all different, each with its label. */
  private static Map<String, String> texts(int rows) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    Random random = new Random(3);
    while (texts.size() < rows) {
      texts.put(sentence(random, 10), texts.size() % 2 == 0 ? "good" : "bad");
    }
    return texts;
  }

  private static String sentence(Random random, int words) {
    List<String> sentence = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      sentence.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return "Über " + String.join(" ", sentence);
  }

  private static byte[] csv(Map<String, String> texts, String delimiter) {
    StringBuilder csv = new StringBuilder("\ufefflabel" + delimiter + "text\r\n");
    texts.forEach(
        (text, label) ->
            csv.append(label).append(delimiter).append('"').append(text).append("\"\r\n"));
    return utf8(csv.toString());
  }

  private static byte[] lines(Map<String, String> texts) {
    StringBuilder lines = new StringBuilder();
    texts.forEach(
        (text, label) ->
            lines.append(Json.line(Map.of("text", text, "label", label))).append('\n'));
    return utf8(lines.toString());
  }

  private static byte[] array(Map<String, String> texts) {
    List<Map<String, String>> all = new ArrayList<>();
    texts.forEach((text, label) -> all.add(Map.of("text", text, "label", label)));
    return utf8(Json.pretty(all));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
