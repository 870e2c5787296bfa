package org.trainyard.dataprep.source.decode;

import java.io.Serializable;

/** What came of decoding: the whole text, or the place where it could not go on. */
public sealed interface Decoded extends Serializable {

  /**
   * All bytes were decoded.
   *
   * @param text without byte order mark
   * @param charset Java's name of the character set that they were decoded from
   */
  record Text(String text, String charset) implements Decoded {}

  /**
   * The bytes are no text of the character set.
   *
   * @param charset Java's name of the declared character set, or of the one that was most likely
   * @param bytePosition of the first byte that could not be decoded, from 0
   * @param bytesFound the bytes from there on in hexadecimal, at most 8, such as {@code "E9 20 6C"}
   */
  record Undecodable(String charset, int bytePosition, String bytesFound) implements Decoded {
    private static final int SHOWN = 8;

    static Undecodable at(int position, byte[] bytes, String charset) {
      StringBuilder found = new StringBuilder();
      for (int at = position; at < Math.min(bytes.length, position + SHOWN); at++) {
        found.append(at > position ? " " : "").append(String.format("%02X", bytes[at]));
      }
      return new Undecodable(charset, position, found.toString());
    }

    /** For messages and excerpts: {@code "no UTF-8 at byte 17: E9 20 6C"}. */
    public String description() {
      return "no " + charset + " at byte " + bytePosition + ": " + bytesFound;
    }
  }
}
