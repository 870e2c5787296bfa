package org.trainyard.dataprep.source.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of a folder.
 *
 * @param role its name in the source: its class folder and where it stands below that
 * @param uri where it stands
 * @param folder name of its class folder; empty if it is in none
 * @param bytes its size
 */
record FolderFile(String role, String uri, String folder, long bytes) implements Serializable {
  private static final long GROUP_BYTES = 8L << 20;

  /** To open a file takes as long as to read so many bytes. */
  private static final long OPEN_BYTES = 32L << 10;

  /** Cuts files into groups for a task each: a million small ones need no million tasks. */
  static List<List<FolderFile>> groups(List<FolderFile> files) {
    List<List<FolderFile>> groups = new ArrayList<>();
    List<FolderFile> group = new ArrayList<>();
    long weight = 0;
    for (FolderFile file : files) {
      if (!group.isEmpty() && weight + file.bytes + OPEN_BYTES > GROUP_BYTES) {
        groups.add(group);
        group = new ArrayList<>();
        weight = 0;
      }
      group.add(file);
      weight += file.bytes + OPEN_BYTES;
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
