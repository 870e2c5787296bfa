package org.trainyard.dataprep.clean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;

/** The block {@code prepare.clean} as read from a settings file, with the problems found. */
record CleanBlock(CleaningSettings settings, List<String> problems) {
  static CleanBlock of(String hocon, String... sets) {
    try {
      Path file = Files.createTempFile("clean", ".conf");
      try {
        Files.writeString(file, "prepare { clean {\n" + hocon + "\n} }");
        Problems problems = new Problems();
        Section clean =
            SettingsSource.load(Optional.of(file), List.of(sets), problems)
                .section("prepare")
                .section("clean");
        CleaningSettings settings = CleaningSettings.read(clean);
        clean.rejectUnknownKeys();
        return new CleanBlock(
            settings,
            problems.messages().stream()
                .map(each -> each.replaceAll(" \\([^)]*\\.conf[^)]*\\)", ""))
                .toList());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Cleaner cleaner() {
    if (!problems.isEmpty()) {
      throw new AssertionError("problems: " + problems);
    }
    return Cleaner.of(settings);
  }

  String onlyProblem() {
    if (problems.size() != 1) {
      throw new AssertionError("expected one problem, found " + problems);
    }
    return problems.get(0);
  }
}
