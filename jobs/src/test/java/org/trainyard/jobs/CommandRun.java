package org.trainyard.jobs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.trainyard.common.json.Json;

/**
 * A command that was run by the launcher as a process of its own.
 *
 * @param status its exit code
 * @param result the JSON of its {@code RESULT} line
 * @param log its standard error
 */
public record CommandRun(int status, JsonNode result, String log) {
  /**
   * Java options for processes that end before the second compiler has paid for itself; results are
   * the same to the last bit.
   */
  public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Runs {@code ./trainyard arguments} out of the build that is being tested. */
  public static CommandRun of(Path logs, List<String> arguments) throws IOException {
    return await(logs, start(logs, arguments));
  }

  /** The end of what {@link #start} started with its output in this folder. */
  public static CommandRun await(Path logs, Process process) throws IOException {
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroy();
        throw new IllegalStateException("no end after 5 minutes: see " + logs);
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException(e);
    }
    String out = Files.readString(logs.resolve("out"), StandardCharsets.UTF_8);
    List<String> lines = out.lines().toList();
    String log = Files.readString(logs.resolve("err"), StandardCharsets.UTF_8);
    assertTrue(!lines.isEmpty(), "nothing on standard output; standard error: " + log);
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("RESULT {"), "last line: " + last);
    return new CommandRun(process.exitValue(), Json.parse(last.substring(7)), log);
  }

  /** Starts {@code ./trainyard arguments} with its output in two files of a folder. */
  public static Process start(Path logs, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("trainyard").toString());
    command.addAll(arguments);
    Files.createDirectories(logs);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(logs.toFile())
            .redirectOutput(logs.resolve("out").toFile())
            .redirectError(logs.resolve("err").toFile());
    builder
        .environment()
        .putAll(Map.of("TRAINYARD_BUILD", "never", "TRAINYARD_JAVA_OPTIONS", SHORT_LIVED));
    return builder.start();
  }

  /** The config file of a pipeline in {@code cluster-conf/jobs}. */
  public static String config(String name) {
    return ROOT.resolve("cluster-conf/jobs").resolve(name).toString();
  }

  /** {@code --set} before each value. */
  public static List<String> sets(List<String> values) {
    List<String> arguments = new ArrayList<>();
    values.forEach(value -> arguments.addAll(List.of("--set", value)));
    return arguments;
  }
}
