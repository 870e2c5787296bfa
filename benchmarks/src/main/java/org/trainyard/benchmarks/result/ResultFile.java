package org.trainyard.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.job.JobResult;
import org.trainyard.common.json.Json;

/** The JSON file of a measurement: what stands on its {@code RESULT} line, kept. */
public final class ResultFile {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ResultFile() {}

  /** The folder for the files: {@code $TRAINYARD_HOME/benchmarks}. */
  public static Path folder() {
    return SettingsSource.trainyardHome().resolve("benchmarks");
  }

  /** An id of a measurement that begins now. */
  public static String id(String what) {
    return what + "-" + TIME.format(Instant.now());
  }

  /**
   * Writes the figures.
   *
   * @param wanted the file to write; absent for {@code <id>.json} in the folder
   * @return what the command ends with
   */
  public static JobResult write(String id, Optional<Path> wanted, Map<String, Object> figures)
      throws IOException {
    Path file = wanted.orElseGet(() -> folder().resolve(id + ".json")).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(figures));
    return JobResult.done(id, file.toUri().toString(), figures);
  }
}
