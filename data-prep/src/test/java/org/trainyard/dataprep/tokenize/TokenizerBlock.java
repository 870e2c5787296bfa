package org.trainyard.dataprep.tokenize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.config.Problems;
import org.trainyard.common.config.Section;
import org.trainyard.common.config.SettingsSource;

/** The block {@code prepare.tokenizer} as read from a settings file, with the problems found. */
record TokenizerBlock(TokenizerSettings settings, List<String> problems) {
  static TokenizerBlock of(String hocon) {
    try {
      Path file = Files.createTempFile("tokenizer", ".conf");
      try {
        Files.writeString(file, "prepare { tokenizer {\n" + hocon + "\n} }");
        Problems problems = new Problems();
        Section tokenizer =
            SettingsSource.load(Optional.of(file), List.of(), problems)
                .section("prepare")
                .section("tokenizer");
        TokenizerSettings settings = TokenizerSettings.read(tokenizer);
        tokenizer.rejectUnknownKeys();
        return new TokenizerBlock(
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
