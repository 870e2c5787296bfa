package org.trainyard.benchmarks.result;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.trainyard.common.config.SettingsSource;

/** Where the JSON files of measurements are kept, and what they are called. */
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
}
