package org.trainyard.common.storage;

import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/**
 * A directory that is written under a temporary name and takes its own name, with {@code _SUCCESS}
 * in it, once it is complete. Closed without {@link #commit}, it is deleted; what a killed process
 * left behind is deleted by the next one that stages the same target.
 */
public final class StagedDirectory implements AutoCloseable {
  /** How temporary names begin; Spark's and Hadoop's readers pass such names over. */
  public static final String PREFIX = "_staging-";

  /** Gone once another process has taken the target for itself. */
  private static final String OWNER = "_STAGING";

  private static final int UUID_LENGTH = 36;

  private final Storage storage;
  private final Path target;
  private final Path staged;
  private boolean committed;

  StagedDirectory(Storage storage, Path target) {
    this.storage = storage;
    this.target = target;
    String prefix = PREFIX + target.getName() + "-";
    for (FileStatus left : storage.list(target.getParent())) {
      if (isStagingOf(prefix, left.getPath().getName())) {
        storage.delete(left.getPath());
      }
    }
    this.staged = new Path(target.getParent(), prefix + UUID.randomUUID());
    storage.makeDirectory(staged);
    storage.replace(path(OWNER), new byte[0]);
  }

  /** Not by the prefix alone: the target {@code 2026} is not the target {@code 2026-11-21}. */
  private static boolean isStagingOf(String prefix, String name) {
    return name.startsWith(prefix) && name.length() == prefix.length() + UUID_LENGTH;
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
   * @throws JobException if another process has begun the same target in the meantime
   */
  public Path commit() {
    if (!storage.exists(path(OWNER))) {
      throw new JobException(
          ExitCode.FAILED,
          target
              + " was begun by another process while this one was writing it; let one of them end"
              + " before the other starts");
    }
    storage.delete(path(OWNER));
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
