package org.trainyard.jobs.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The executors that a driver on {@code local-cluster} has started. */
final class ExecutorProcesses {
  private static final String MAIN = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

  private ExecutorProcesses() {}

  /** Those that live now, the eldest first. */
  static List<ProcessHandle> of(Process driver) {
    return driver
        .descendants()
        .filter(ProcessHandle::isAlive)
        .filter(ExecutorProcesses::isExecutor)
        .sorted(Comparator.comparingLong(ProcessHandle::pid))
        .toList();
  }

  /** Java shows only the beginning of a long command line, which is all class path. */
  private static boolean isExecutor(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("\0" + MAIN + "\0");
    } catch (IOException e) {
      // It has ended.
      return false;
    }
  }
}
