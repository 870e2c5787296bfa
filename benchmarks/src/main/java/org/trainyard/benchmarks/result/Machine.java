package org.trainyard.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trainyard.common.report.Formats;

/**
 * What the measurements were taken on.
 *
 * @param cpu the processor's name, as Linux tells it
 * @param cores cores that this process may use
 */
public record Machine(String cpu, int cores) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Processor and cores, in words. */
  public String described() {
    return cpu + " with " + Formats.count(cores, "core", "cores");
  }

  /** This machine. */
  public static Machine here() {
    return new Machine(cpuName(), Runtime.getRuntime().availableProcessors());
  }

  private static String cpuName() {
    try {
      return Files.isReadable(CPU_INFO) ? parse(Files.readString(CPU_INFO)) : unknown();
    } catch (IOException e) {
      return unknown();
    }
  }

  /** The first processor's name in the text of {@code /proc/cpuinfo}. */
  static String parse(String cpuInfo) {
    return cpuInfo
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseGet(Machine::unknown);
  }

  private static String unknown() {
    return System.getProperty("os.arch");
  }
}
