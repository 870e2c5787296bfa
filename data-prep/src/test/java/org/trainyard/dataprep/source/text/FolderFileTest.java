package org.trainyard.dataprep.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderFileTest {
  @Test
  void aMillionSmallFilesNeedNoMillionTasks() {
    List<FolderFile> files = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      files.add(new FolderFile("a/" + i, "file:/a/" + i, "a", 2_000));
    }

    List<List<FolderFile>> groups = FolderFile.groups(files);

    assertTrue(groups.size() < 5_000, "found " + groups.size());
    assertEquals(files, groups.stream().flatMap(List::stream).toList(), "all of them, in order");
  }

  @Test
  void aLargeFileHasAGroupOfItsOwn() {
    FolderFile large = new FolderFile("a/1", "file:/a/1", "a", 200L << 20);
    FolderFile small = new FolderFile("a/2", "file:/a/2", "a", 10);

    assertEquals(List.of(List.of(large), List.of(small)), FolderFile.groups(List.of(large, small)));
    assertEquals(List.of(), FolderFile.groups(List.of()));
  }
}
