package org.trainyard.benchmarks.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.trainyard.benchmarks.result.ResultFile;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.job.UsageException;
import org.trainyard.common.json.Json;
import picocli.CommandLine.Option;

/** The option {@code --output} of every measurement, and the file that it names. */
public final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the JSON file to write; default: a new one in $TRAINYARD_HOME/benchmarks")
  private Path file;

  /**
   * Finds out whether the file can be written; to be called before hours of work depend on it.
   *
   * @throws UsageException if it cannot
   */
  public void check() {
    if (file == null) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    boolean writable =
        parent != null
            && Files.isDirectory(parent)
            && Files.isWritable(Files.exists(file) ? file : parent);
    if (!writable || Files.isDirectory(file)) {
      throw new UsageException(
          "--output: "
              + file
              + " cannot be written; give a file in a folder that exists and can be written to");
    }
  }

  /**
   * Writes the figures that stand on the {@code RESULT} line.
   *
   * @param id the measurement's; {@code <id>.json} is the file if none was named
   * @return what the command ends with
   */
  public JobResult write(String id, Map<String, Object> figures) throws IOException {
    Path written =
        Optional.ofNullable(file)
            .orElseGet(() -> ResultFile.folder().resolve(id + ".json"))
            .toAbsolutePath();
    Files.createDirectories(written.getParent());
    Files.writeString(written, Json.pretty(figures));
    return JobResult.done(id, written.toUri().toString(), figures);
  }
}
