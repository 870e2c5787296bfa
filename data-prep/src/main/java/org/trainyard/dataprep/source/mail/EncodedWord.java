package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A word of a header in another character set: {@code =?iso-8859-1?Q?caf=E9?=} (RFC 2047). Blanks
 * inside and letters right beside it are against the rules, but common.
 *
 * @param begin position of its first character
 * @param end position behind its last character
 * @param charset as it is written
 * @param bytes of the word, to be decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
record EncodedWord(int begin, int end, String charset, byte[] bytes) {
  private static final int LONGEST_CHARSET = 80;

  /** The next one from a position on; empty if there is none. */
  static Optional<EncodedWord> next(String raw, int from) {
    for (int begin = raw.indexOf("=?", from); begin >= 0; begin = raw.indexOf("=?", begin + 2)) {
      int encoding = raw.indexOf('?', begin + 2) + 1;
      if (encoding <= 0) {
        return Optional.empty();
      }
      boolean isWord =
          encoding + 1 < raw.length()
              && raw.charAt(encoding + 1) == '?'
              && encoding - begin > 3
              && encoding - begin < LONGEST_CHARSET
              && "BbQq".indexOf(raw.charAt(encoding)) >= 0;
      if (isWord) {
        int end = raw.indexOf("?=", encoding + 2);
        return end < 0
            ? Optional.empty()
            : Optional.of(
                new EncodedWord(
                    begin,
                    end + 2,
                    raw.substring(begin + 2, encoding - 1),
                    bytes(raw.charAt(encoding), raw.substring(encoding + 2, end))));
      }
    }
    return Optional.empty();
  }

  private static byte[] bytes(char encoding, String word) {
    byte[] encoded = PartHeader.bytes(word);
    return encoding == 'B' || encoding == 'b'
        ? Base64Body.decode(encoded, 0, encoded.length)
        : quotedPrintable(encoded);
  }

  private static byte[] quotedPrintable(byte[] encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
    for (int at = 0; at < encoded.length; at++) {
      int value =
          encoded[at] == '=' && at + 2 < encoded.length
              ? Character.digit(encoded[at + 1], 16) * 16 + Character.digit(encoded[at + 2], 16)
              : -1;
      if (value >= 0 && Character.digit(encoded[at + 2], 16) >= 0) {
        bytes.write(value);
        at += 2;
      } else {
        bytes.write(encoded[at] == '_' ? ' ' : encoded[at]);
      }
    }
    return bytes.toByteArray();
  }
}
