package org.trainyard.dataprep.source.decode;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Japanese and Korean text in seven bits, where escape sequences tell which characters follow. It
 * is valid ASCII, too, but reads as gibberish.
 */
final class EscapeSequences {
  private static final byte ESCAPE = 0x1B;
  private static final List<String> JAPANESE = List.of("$B", "$@", "$(D");
  private static final List<String> KOREAN = List.of("$)C");

  private EscapeSequences() {}

  /** The text if it announces such a character set and is sound in it. */
  static Optional<Decoded> decode(byte[] bytes) {
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] < 0) {
        return Optional.empty();
      }
      if (bytes[at] == ESCAPE) {
        if (announces(JAPANESE, bytes, at + 1)) {
          return sound(bytes, "ISO-2022-JP").or(() -> sound(bytes, "x-windows-iso2022jp"));
        }
        if (announces(KOREAN, bytes, at + 1)) {
          return sound(bytes, "ISO-2022-KR");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean announces(List<String> sequences, byte[] bytes, int at) {
    return sequences.stream().anyMatch(each -> standsAt(each, bytes, at));
  }

  private static boolean standsAt(String sequence, byte[] bytes, int at) {
    for (int of = 0; of < sequence.length(); of++) {
      if (at + of >= bytes.length || bytes[at + of] != sequence.charAt(of)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Decoded> sound(byte[] bytes, String charset) {
    if (!Charset.isSupported(charset)) {
      return Optional.empty();
    }
    Decoded decoded = StrictDecoding.of(bytes, Charset.forName(charset));
    return decoded instanceof Decoded.Text text && text.text().indexOf(ESCAPE) < 0
        ? Optional.of(decoded)
        : Optional.empty();
  }
}
