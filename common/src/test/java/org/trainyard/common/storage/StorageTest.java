package org.trainyard.common.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.UsageException;

class StorageTest {
  @TempDir java.nio.file.Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = Storage.open(new Configuration(), folder.toUri().toString());
  }

  private List<String> names(Path directory) {
    return storage.list(directory).stream().map(FileStatus::getPath).map(Path::getName).toList();
  }

  @Test
  void aStagedDirectoryAppearsOnlyWhenItIsCommitted() {
    Path target = storage.path("datasets", "digits", "v1");
    try (StagedDirectory staged = storage.stage(target)) {
      staged.write("dataset.json", "{}");
      assertFalse(storage.exists(target), "not yet there");
      assertEquals(List.of(), storage.newestComplete(target.getParent()));

      assertEquals(target, staged.commit());
    }

    assertTrue(storage.isComplete(target));
    assertEquals("{}", storage.readText(new Path(target, "dataset.json")));
    assertEquals(List.of("v1"), names(target.getParent()), "nothing else is left");
  }

  @Test
  void aStagedDirectoryThatIsNotCommittedIsDeleted() {
    Path target = storage.path("datasets", "v1");
    try (StagedDirectory staged = storage.stage(target)) {
      staged.write("dataset.json", "{}");
    }

    assertEquals(List.of(), names(target.getParent()));
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNextThatStagesTheSame() {
    Path target = storage.path("datasets", "v1");
    Path other = storage.path("datasets", "v2");
    Path left = storage.stage(target).path(); // never closed: the process was killed
    Path ofOther = storage.stage(other).path();

    storage.stage(target).commit();

    assertFalse(storage.exists(left));
    assertTrue(storage.exists(ofOther), "another target's is not touched");
  }

  @Test
  void aTargetThatIsNotCompleteIsReplaced() {
    Path target = storage.path("datasets", "v1");
    storage.replace(new Path(target, "half"), "written");

    try (StagedDirectory staged = storage.stage(target)) {
      staged.write("whole", "written");
      staged.commit();
    }

    assertEquals(List.of("_SUCCESS", "whole"), names(target));
  }

  @Test
  void aCompleteTargetIsNeitherReplacedNorNestedInto() {
    Path target = storage.path("datasets", "v1");
    try (StagedDirectory first = storage.stage(target)) {
      first.write("content", "first");
      first.commit();
    }

    try (StagedDirectory second = storage.stage(target)) {
      second.write("content", "second");
      UncheckedIOException refused = assertThrows(UncheckedIOException.class, second::commit);
      assertTrue(refused.getMessage().contains(" cannot become " + target), refused.getMessage());
    }

    assertEquals("first", storage.readText(new Path(target, "content")));
    assertEquals(List.of("_SUCCESS", "content"), names(target));
    assertEquals(List.of("v1"), names(target.getParent()));
  }

  @Test
  void aRenameOntoAFileIsRefused() {
    Path from = storage.path("from");
    Path to = storage.path("to");
    storage.replace(from, "new");
    storage.replace(to, "old");

    assertThrows(UncheckedIOException.class, () -> storage.rename(from, to));

    assertEquals("old", storage.readText(to));
    assertEquals("new", storage.readText(from));
  }

  @Test
  void replaceMakesParentsAndLeavesNothingElse() {
    Path file = storage.path("a", "b", "file");

    storage.replace(file, "one");
    storage.replace(file, "two");

    assertEquals("two", storage.readText(file));
    assertEquals(List.of("file"), names(file.getParent()));
  }

  @Test
  void theNewestCompleteComesFirst() throws Exception {
    Path parent = storage.path("runs");
    for (String name : List.of("b", "a", "c")) {
      storage.replace(new Path(parent, name + "/_SUCCESS"), "");
    }
    setTime(parent, "a", 3_000);
    setTime(parent, "b", 2_000);
    setTime(parent, "c", 1_000);
    storage.makeDirectory(new Path(parent, "incomplete"));

    List<String> newest = storage.newestComplete(parent).stream().map(Path::getName).toList();

    assertEquals(List.of("a", "b", "c"), newest);
  }

  private void setTime(Path parent, String name, long millis) throws Exception {
    Path success = new Path(parent, name + "/_SUCCESS");
    success.getFileSystem(storage.hadoop()).setTimes(success, millis, -1);
  }

  @Test
  void aFileSystemNobodyKnowsIsWrongUsage() {
    UsageException thrown =
        assertThrows(
            UsageException.class, () -> Storage.open(new Configuration(), "nosuch://host/x"));

    assertEquals(ExitCode.USAGE, thrown.exitCode());
    assertTrue(
        thrown.getMessage().startsWith("storage.root = \"nosuch://host/x\" cannot be opened: "),
        thrown.getMessage());
  }

  @Test
  void whatIsNotThereIsNothing() {
    Path missing = storage.path("missing");

    assertFalse(storage.exists(missing));
    assertEquals(Optional.empty(), storage.status(missing));
    assertEquals(List.of(), storage.list(missing));
    storage.delete(missing);
  }
}
