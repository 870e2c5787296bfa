package org.trainyard.jobs.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.storage.PointerFile;
import org.trainyard.common.storage.StagedDirectory;
import org.trainyard.common.storage.Storage;
import org.trainyard.jobs.demo.EmbeddedHdfs;

/** What storage promises, on a real HDFS. */
class StorageHdfsIT {
  @TempDir static java.nio.file.Path folder;
  private static EmbeddedHdfs hdfs;
  private static Storage storage;

  @BeforeAll
  static void start() {
    hdfs = EmbeddedHdfs.start(folder.resolve("hdfs"));
    storage = Storage.open(new Configuration(), hdfs.uri() + "/trainyard");
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  private static List<String> names(Path directory) {
    return storage.list(directory).stream().map(each -> each.getPath().getName()).toList();
  }

  @Test
  void aStagedDirectoryAppearsOnlyWhenItIsCommitted() {
    Path target = storage.path("datasets", "appears");
    try (StagedDirectory staged = storage.stage(target)) {
      staged.write("content", "x");
      assertFalse(storage.exists(target));
      staged.commit();
    }

    assertTrue(storage.isComplete(target));
    assertEquals(List.of("_SUCCESS", "content"), names(target));
  }

  @Test
  void aStagedDirectoryThatIsNotCommittedIsDeleted() {
    Path target = storage.path("not-committed", "v1");
    try (StagedDirectory staged = storage.stage(target)) {
      staged.write("content", "x");
    }

    assertEquals(List.of(), names(target.getParent()));
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNext() {
    Path target = storage.path("killed", "v1");
    storage.stage(target).write("half", "x"); // never closed

    storage.stage(target).commit();

    assertEquals(List.of("v1"), names(target.getParent()));
  }

  @Test
  void aCompleteTargetIsNeitherReplacedNorNestedInto() {
    Path target = storage.path("complete", "v1");
    try (StagedDirectory first = storage.stage(target)) {
      first.write("content", "first");
      first.commit();
    }

    try (StagedDirectory second = storage.stage(target)) {
      second.write("content", "second");
      assertThrows(UncheckedIOException.class, second::commit);
    }

    assertEquals(List.of("_SUCCESS", "content"), names(target));
    assertEquals("first", storage.readText(new Path(target, "content")));
  }

  @Test
  void replaceMakesParentsAndTakesTheOldFilesPlace() {
    Path file = storage.path("a", "b", "file");

    storage.replace(file, "one");
    storage.replace(file, "two");

    assertEquals("two", storage.readText(file));
    assertEquals(List.of("file"), names(file.getParent()));
  }

  @Test
  void aReaderOfAPointerSeesTheOldNameOrTheNew() throws Exception {
    PointerFile pointer = new PointerFile(storage, storage.path("registry", "CURRENT"));
    pointer.set("one");
    AtomicBoolean done = new AtomicBoolean();

    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int reads = 0;
              while (!done.get()) {
                Optional<String> read = pointer.read();
                assertTrue(
                    read.equals(Optional.of("one")) || read.equals(Optional.of("two")),
                    read.toString());
                reads++;
              }
              return reads;
            });
    for (int i = 0; i < 50; i++) {
      pointer.set(i % 2 == 0 ? "two" : "one");
    }
    done.set(true);

    assertTrue(reader.get() > 0);
  }
}
