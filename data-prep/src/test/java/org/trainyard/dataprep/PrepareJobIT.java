package org.trainyard.dataprep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.StoredDataset;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.storage.Storage;

class PrepareJobIT {
  private static final int ROWS = 9000;

  @TempDir Path folder;

  @Test
  void theDigestDoesNotDependOnPartitioningNorPacking() throws IOException {
    byte[] images = images(ROWS);
    byte[] labels = labels(ROWS);
    List<String> sets = sets(write("i m", images), write("l", labels), "prepare.duplicates=drop");
    List<String> packed = sets(write("i.bin", gzip(images)), write("l.bin", gzip(labels)));

    DatasetManifest two = prepare("local[2]", 4, folder.resolve("a"), sets);
    DatasetManifest one = prepare("local[1]", 7, folder.resolve("b"), sets);
    DatasetManifest gzip = prepare("local[2]", 3, folder.resolve("c"), packed);

    assertEquals(two.splits(), one.splits(), "another master and other partitions");
    assertEquals(two.digest(), gzip.digest(), "gzip");
    assertEquals(ROWS, two.rows().read());
    assertEquals(1, two.rows().duplicate(), "the last image is the first once more");
  }

  @Test
  void everyDefectHasItsExitCodeAndLeavesNothing() throws IOException {
    byte[] images = images(20);
    byte[] labels = labels(20);
    Path good = write("i", images);
    Path goodLabels = write("l", labels);
    Path cut = write("cut", Arrays.copyOf(images, images.length - 3));
    Path longer = write("longer", Arrays.copyOf(images, images.length + 5));

    assertRejected("ends at byte 333, in record 19", sets(cut, goodLabels));
    assertRejected("5 bytes follow", sets(longer, goodLabels));
    assertRejected("is empty (0 bytes)", sets(write("none", new byte[0]), goodLabels));
    assertRejected(
        "is not IDX",
        sets(
            write("text", "hello world".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            goodLabels));
    assertRejected("is mislabelled", sets(goodLabels, good));
    assertRejected("holds 20 images", sets(good, write("l19", labels(19))));
    assertRejected("wrong label=", sets(good, goodLabels, "prepare.source.classes=3"));
    assertRejected(
        "train split is empty",
        sets(
            write("i1", one()),
            write("l1", labels(1)),
            "prepare.split.test=0.99",
            "prepare.split.validation=0.00999"));
    UsageException missing =
        assertThrows(
            UsageException.class,
            () -> prepare("local[2]", 2, folder.resolve("bad"), sets(folder.resolve("no"), good)));
    assertTrue(missing.getMessage().contains("prepare.source.images"), missing.getMessage());
    assertFalse(hasFiles(folder.resolve("bad")), "nothing half-written");
  }

  private void assertRejected(String message, List<String> sets) {
    ContentException rejected =
        assertThrows(
            ContentException.class, () -> prepare("local[2]", 2, folder.resolve("bad"), sets));
    assertTrue(rejected.getMessage().contains(message), rejected.getMessage());
  }

  private static DatasetManifest prepare(
      String master, int partitions, Path root, List<String> sets) {
    List<String> all = new ArrayList<>(sets);
    all.add("storage.root=" + root.toUri());
    Problems problems = new Problems();
    Section section = SettingsSource.load(Optional.empty(), all, problems);
    PrepareSettings settings = PrepareSettings.read(section);
    problems.throwIfAny();
    try (SparkSession spark =
        SparkSession.builder()
            .master(master)
            .config("spark.ui.enabled", "false")
            .config("spark.default.parallelism", partitions)
            .config("spark.sql.shuffle.partitions", partitions + 1)
            .getOrCreate()) {
      JobResult result = new PrepareJob().run(spark, settings);
      assertEquals(result, new PrepareJob().run(spark, settings), "recognised the second time");
      Storage storage =
          Storage.open(spark.sparkContext().hadoopConfiguration(), root.toUri().toString());
      return StoredDataset.open(storage, new org.apache.hadoop.fs.Path(result.output())).manifest();
    }
  }

  private static List<String> sets(Path images, Path labels, String... more) {
    List<String> sets =
        new ArrayList<>(
            List.of(
                "name=it",
                "prepare.source.format=idx",
                "prepare.source.images=" + images,
                "prepare.source.labels=" + labels));
    sets.addAll(List.of(more));
    return sets;
  }

  /** Random images of 4 × 4 pixels, the last equal to the first. */
  private static byte[] images(int rows) throws IOException {
    byte[] pixels = new byte[16 * rows];
    new Random(5).nextBytes(pixels);
    System.arraycopy(pixels, 0, pixels, 16 * (rows - 1), 16);
    return idx(pixels, rows, 4, 4);
  }

  /** One image whose hash lies in the test split. */
  private static byte[] one() throws IOException {
    return idx(new byte[16], 1, 4, 4);
  }

  private static byte[] labels(int rows) throws IOException {
    byte[] labels = new byte[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(labels, rows);
  }

  private static byte[] idx(byte[] values, int... axes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x800 + axes.length);
    for (int axis : axes) {
      out.writeInt(axis);
    }
    out.write(values);
    return bytes.toByteArray();
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

  private static boolean hasFiles(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return false;
    }
    try (var files = Files.walk(directory)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }
}
