package org.trainyard.dataprep.source.decode;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes to text without silent loss: no byte ever becomes U+FFFD. A U+FFFD that stands in the bytes
 * themselves stays, and so do control characters.
 *
 * <p>With a declared character set, bytes are its text or undecodable. Without one, a byte order
 * mark decides; else the bytes are UTF-8 if they can be, or ISO-2022-JP or -KR by their escape
 * sequences; else what they most likely are among the character sets that were in use before
 * Unicode, if that is likely enough. Bytes with more control characters than a text has are
 * undecodable as of UTF-8. UTF-16 and UTF-32 without a mark must be declared.
 */
public final class TextDecoder implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Java's name of it; empty to detect it. */
  private final String declared;

  private TextDecoder(String declared) {
    this.declared = declared;
  }

  /** Bytes are text of this character set or undecodable. */
  public static TextDecoder of(Charset declared) {
    return new TextDecoder(declared.name());
  }

  /** The bytes tell their character set. */
  public static TextDecoder detecting() {
    return new TextDecoder("");
  }

  /** The declared character set; empty if bytes tell it. */
  public Optional<Charset> declared() {
    return declared.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(declared));
  }

  /**
   * The text that the bytes are, or where they are none. Takes time in proportion to the length.
   */
  public Decoded decode(byte[] bytes) {
    return ByteOrderMark.at(bytes)
        .map(ByteOrderMark::charset)
        .or(this::declared)
        .map(charset -> StrictDecoding.of(bytes, charset))
        .orElseGet(() -> detected(bytes));
  }

  private static Decoded detected(byte[] bytes) {
    ControlBytes controls = ControlBytes.of(bytes);
    if (controls.isBinary()) {
      return Decoded.Undecodable.at(controls.first(), bytes, StandardCharsets.UTF_8.name());
    }
    Decoded unicode = StrictDecoding.of(bytes, StandardCharsets.UTF_8);
    if (unicode instanceof Decoded.Text) {
      return EscapeSequences.decode(bytes).orElse(unicode);
    }
    return controls.isGuessable() ? LikelyCharset.decode(bytes).orElse(unicode) : unicode;
  }
}
