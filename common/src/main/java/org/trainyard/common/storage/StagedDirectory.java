package org.trainyard.common.storage;

import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A directory that is written under a temporary name and takes its own name, with {@code _SUCCESS}
 * in it, once it is complete. Closed without {@link #commit}, it is deleted; what a killed process
 * left behind is deleted by the next one that stages the same target.
 */
public final class StagedDirectory implements AutoCloseable {
  /** How temporary names begin; Spark's and Hadoop's readers pass such names over. */
  public static final String PREFIX = "_staging-";

  private final Storage storage;
  private final Path target;
  private final Path staged;
  private boolean committed;

  StagedDirectory(Storage storage, Path target) {
    this.storage = storage;
    this.target = target;
    String prefix = PREFIX + target.getName() + "-";
    for (FileStatus left : storage.list(target.getParent())) {
      if (left.getPath().getName().startsWith(prefix)) {
        storage.delete(left.getPath());
      }
    }
    this.staged = new Path(target.getParent(), prefix + UUID.randomUUID());
    storage.makeDirectory(staged);
  }

  /** The temporary directory. */
  public Path path() {
    return staged;
  }

  /** A path in the temporary directory. */
  public Path path(String name) {
    return new Path(staged, name);
  }

  /** Writes a file of UTF-8 text into the temporary directory. */
  public void write(String name, String content) {
    storage.replace(path(name), content);
  }

  /** Writes a file into the temporary directory. */
  public void write(String name, byte[] content) {
    storage.replace(path(name), content);
  }

  /**
   * Marks the directory complete and gives it its name.
   *
   * @return the target
   */
  public Path commit() {
    storage.replace(path(Storage.SUCCESS), new byte[0]);
    if (storage.exists(target) && !storage.isComplete(target)) {
      storage.delete(target);
    }
    storage.rename(staged, target);
    committed = true;
    return target;
  }

  @Override
  public void close() {
    if (!committed) {
      storage.delete(staged);
    }
  }
}
