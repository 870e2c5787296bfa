package org.trainyard.benchmarks.measured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process's share of the rows, where several processes train at the same time and know nothing of
 * each other but when to begin.
 *
 * @param index which process this is, from 0
 * @param processes how many there are, at least 1
 * @param meeting folder that they share, for the files that say who is ready
 * @param limit how many seconds one waits for the others
 */
public record Share(int index, int processes, Path meeting, int limit) {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** All rows in one process, which waits for nobody. */
  public static Share whole() {
    return new Share(0, 1, Path.of("."), 0);
  }

  /** The share that a process was given. */
  public static Share of(Options options) {
    return new Share(
        options.number("share"),
        options.number("shares"),
        Path.of(options.text("meeting")),
        options.number("meeting-seconds"));
  }

  /** The options that give a process this share. */
  public List<String> arguments() {
    return List.of(
        "--share", Integer.toString(index),
        "--shares", Integer.toString(processes),
        "--meeting", meeting.toString(),
        "--meeting-seconds", Integer.toString(limit));
  }

  /** The first of this share's minibatches, of {@code all}. */
  public int first(int all) {
    return Math.toIntExact((long) all * index / processes);
  }

  /** The minibatch after the last of this share's. */
  public int end(int all) {
    return Math.toIntExact((long) all * (index + 1) / processes);
  }

  /**
   * Says that this process is ready, and returns once all are.
   *
   * @throws IllegalStateException if one is not in time
   */
  public void begin() throws IOException {
    if (processes == 1) {
      return;
    }
    Files.createFile(ready(index));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limit);
    for (int other = 0; other < processes; other++) {
      while (!Files.exists(ready(other))) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "process " + other + " was not ready within " + limit + " s, so none can begin");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private Path ready(int process) {
    return meeting.resolve("ready-" + process);
  }
}
