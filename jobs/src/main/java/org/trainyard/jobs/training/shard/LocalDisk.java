package org.trainyard.jobs.training.shard;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkEnv;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;

/** A folder on the local disk of this process, for files that go with it. */
record LocalDisk(Path folder) {
  private static final int PATIENCE = 20;

  /** The one of Spark's local directories with the most room; without Spark, the temporary one. */
  static LocalDisk ofThisProcess() {
    SparkEnv spark = SparkEnv.get();
    File[] folders =
        spark == null
            ? new File[] {new File(System.getProperty("java.io.tmpdir"))}
            : spark.blockManager().diskBlockManager().localDirs();
    return new LocalDisk(
        Arrays.stream(folders)
            .max(Comparator.comparingLong(File::getUsableSpace))
            .orElseThrow()
            .toPath());
  }

  /**
   * A new file without a name: Linux removes it from its folder as soon as it is open, so no kill
   * leaves it behind.
   */
  FileChannel nameless() throws IOException {
    return FileChannel.open(
        folder.resolve("trainyard-" + UUID.randomUUID()),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Asks for room before it is needed.
   *
   * @throws JobException if there is not so much
   */
  void requireRoom(long bytes) {
    if (usable() < bytes) {
      // Shards of an earlier deal leave the disk once they are collected.
      System.gc();
      for (int i = 0; i < PATIENCE && usable() < bytes; i++) {
        sleep();
      }
    }
    if (usable() < bytes) {
      throw full(bytes, new IOException(usable() + " bytes are free"));
    }
  }

  /** Says that the disk is full. */
  JobException full(long bytes, IOException cause) {
    return new JobException(
        ExitCode.FAILED,
        String.format(
            "a worker's rows need %,d MB in %s, where %,d MB are free (%s). Free room there, or let"
                + " spark.local.dir name a larger disk (on YARN: yarn.nodemanager.local-dirs)",
            (bytes >> 20) + 1, folder, usable() >> 20, cause.getMessage()),
        cause);
  }

  private long usable() {
    return folder.toFile().getUsableSpace();
  }

  private void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for room in " + folder);
    }
  }
}
