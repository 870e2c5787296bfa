package org.trainyard.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The peak of the resident memory of a process and its children, as Linux counts it ({@code
 * VmHWM}): the sum of each one's own peak. It is read again and again while they run, since nothing
 * is left of it afterwards; the memory of the last moments may be missed.
 */
final class PeakMemory {
  private final Map<Long, Long> bytesByProcess = new HashMap<>();

  /** Reads the peaks so far. */
  void sample(ProcessHandle process) {
    try (Stream<ProcessHandle> children = process.descendants()) {
      Stream.concat(Stream.of(process), children)
          .map(ProcessHandle::pid)
          .forEach(pid -> bytesByProcess.merge(pid, read(pid), Math::max));
    }
  }

  /** The sum of the peaks; zero where the system does not tell. */
  long bytes() {
    return bytesByProcess.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long read(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      return 0; // The process has just ended, or this is not Linux.
    }
  }

  /** The peak in the text of a {@code status} file, in bytes. */
  static long parse(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
