package org.trainyard.dataprep.source.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The first bytes of a text where they name its character set. */
public enum ByteOrderMark {
  // UTF-32 before UTF-16, whose mark is the beginning of UTF-32's.
  /** Of the character set of this name. */
  UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0, 0),
  /** Of the character set of this name. */
  UTF_32BE("UTF-32BE", 0, 0, 0xFE, 0xFF),
  /** Of the character set of this name. */
  UTF_8(StandardCharsets.UTF_8.name(), 0xEF, 0xBB, 0xBF),
  /** Of the character set of this name. */
  UTF_16LE(StandardCharsets.UTF_16LE.name(), 0xFF, 0xFE),
  /** Of the character set of this name. */
  UTF_16BE(StandardCharsets.UTF_16BE.name(), 0xFE, 0xFF);

  private final String charset;

  // Never changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] mark;

  ByteOrderMark(String charset, int... mark) {
    this.charset = charset;
    this.mark = mark;
  }

  /** The mark that some bytes begin with. */
  public static Optional<ByteOrderMark> at(byte[] bytes) {
    return Arrays.stream(values()).filter(each -> each.opens(bytes)).findFirst();
  }

  /** The character set that it names. */
  public Charset charset() {
    return Charset.forName(charset);
  }

  /** How many bytes it has. */
  public int length() {
    return mark.length;
  }

  private boolean opens(byte[] bytes) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int at = 0; at < mark.length; at++) {
      if ((bytes[at] & 0xFF) != mark[at]) {
        return false;
      }
    }
    return true;
  }
}
