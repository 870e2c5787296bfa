package org.trainyard.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.trainyard.common.job.ExitCode;
import org.trainyard.common.job.JobException;
import org.trainyard.common.json.Json;

/**
 * Runs one Java process to its end and reads its {@code RESULT} line. The process and its children
 * are ended with this one, and when their time is up.
 */
public final class ChildProcess {
  private static final String RESULT = "RESULT ";
  private static final long SAMPLE_MILLIS = 100;
  private static final int LINES_TOLD = 15;

  private ChildProcess() {}

  /**
   * What a process left.
   *
   * @param result the object of its {@code RESULT} line
   * @param peakMemoryBytes largest resident memory of it and its children
   */
  public record Outcome(JsonNode result, long peakMemoryBytes) {}

  /**
   * Runs a process.
   *
   * @param what what it is, for messages
   * @param java how it is started
   * @param folder its working folder, an absolute path; its output and temporary files go there
   * @param limit how long it may take
   * @throws TimeUpException if it takes too long
   * @throws JobException if it fails, or prints no result
   */
  public static Outcome run(String what, JavaProcess java, Path folder, Duration limit) {
    Path out = folder.resolve("stdout.txt");
    Path err = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(java.command(folder))
            .directory(folder.toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = java.environmentOf(System.getenv(), folder);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = start(builder);
    Thread hook = new Thread(() -> end(process), "end " + what);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      PeakMemory memory = new PeakMemory();
      boolean ended = await(process, memory, limit);
      if (!ended) {
        throw new TimeUpException(
            told(what + ": not done after " + limit.toSeconds() + " s; raise --time-limit", err));
      }
      JsonNode result = result(Files.readAllLines(out));
      if (process.exitValue() != 0 || result.isMissingNode()) {
        throw failed(what + ": ended with exit code " + process.exitValue(), err);
      }
      return new Outcome(result, memory.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end(process);
      removeHook(hook);
    }
  }

  /** The object of the last {@code RESULT} line, or a missing node. */
  static JsonNode result(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(RESULT))
        .reduce((first, second) -> second)
        .map(line -> Json.parse(line.substring(RESULT.length())))
        .orElseGet(() -> Json.parse("{}").path("result"));
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean await(Process process, PeakMemory memory, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        memory.sample(process.toHandle());
        if (process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobException(ExitCode.FAILED, "interrupted", e);
    }
  }

  /** Ends a process and its children, and returns once they are gone. */
  private static void end(Process process) {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> handles = Stream.concat(Stream.of(process.toHandle()), children).toList();
      handles.forEach(ProcessHandle::destroyForcibly);
      handles.forEach(handle -> handle.onExit().join());
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending, and the hook does its work.
    }
  }

  private static JobException failed(String message, Path err) {
    return new JobException(ExitCode.FAILED, told(message, err));
  }

  private static String told(String message, Path err) {
    return message + "; its last words:\n" + lastLines(err);
  }

  private static String lastLines(Path err) {
    try {
      List<String> lines = Files.readAllLines(err);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
