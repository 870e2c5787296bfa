package org.trainyard.dataprep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;

/**
 * A block below {@code prepare} as read from a settings file.
 *
 * @param settings what was read
 * @param problems the problems found, without the places that they were found at
 */
public record PrepareBlock<T>(T settings, List<String> problems) {
  /** Reads the block of a key; keys that nobody asks for are problems. */
  public static <T> PrepareBlock<T> of(
      String key, String hocon, List<String> sets, Function<Section, T> read) {
    try {
      Path file = Files.createTempFile(key, ".conf");
      try {
        Files.writeString(file, "prepare { " + key + " {\n" + hocon + "\n} }");
        Problems problems = new Problems();
        Section block =
            SettingsSource.load(Optional.of(file), sets, problems).section("prepare").section(key);
        T settings = read.apply(block);
        block.rejectUnknownKeys();
        return new PrepareBlock<>(
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
}
