package org.trainyard.dataprep.source.text;

import java.nio.charset.Charset;
import java.util.Optional;
import org.trainyard.common.config.Section;

/** {@code prepare.source.charset}. */
final class DeclaredCharset {
  private DeclaredCharset() {}

  /** Java's name of the character set that the settings declare; problems are added to them. */
  static Optional<String> read(Section source) {
    try {
      return source.optionalText("charset").map(name -> Charset.forName(name).name());
    } catch (IllegalArgumentException e) {
      source.problem(
          "charset", "is a character set that Java knows, such as UTF-8 or windows-1252");
      return Optional.empty();
    }
  }
}
