package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes in base64 as they stand in mails: with lost padding, foreign characters, and lines of plain
 * text around them, which mailing lists add. Text that is no base64 at all stays what it is.
 */
final class Base64Body {
  /** A line of letters that is as long as this is no word. */
  private static final int LONG = 48;

  private static final byte[] VALUES = values();

  private final byte[] content;
  private int begin = -1;
  private int end;

  private Base64Body(byte[] content) {
    this.content = content;
    find();
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int value = 0; value < alphabet.length(); value++) {
      values[alphabet.charAt(value)] = (byte) value;
    }
    return values;
  }

  static byte[] decode(byte[] content) {
    Base64Body body = new Base64Body(content);
    if (body.begin < 0) {
      return content;
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(content.length);
    decoded.write(content, 0, body.begin);
    decoded.writeBytes(decode(content, body.begin, body.end));
    String rest =
        new String(content, body.end, content.length - body.end, StandardCharsets.US_ASCII);
    if (!rest.isBlank()) {
      decoded.write(content, body.end, content.length - body.end);
    }
    return decoded.toByteArray();
  }

  /** What the characters of the alphabet stand for; all others are passed over. */
  static byte[] decode(byte[] content, int begin, int end) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream((end - begin) * 3 / 4 + 3);
    int bits = 0;
    int held = 0;
    for (int at = begin; at < end; at++) {
      int value = VALUES[content[at] & 0xFF];
      if (value >= 0) {
        bits = (bits << 6) | value;
        held += 6;
        if (held >= 8) {
          held -= 8;
          decoded.write(bits >> held);
        }
      } else if (content[at] == '=') {
        held = 0;
      }
    }
    return decoded.toByteArray();
  }

  /** From the first line in base64 to its padding, or to the last line that cannot be words. */
  private void find() {
    boolean running = true;
    int next;
    for (int at = 0; at < content.length; at = next + 1) {
      next = lineEnd(at);
      int last = trimmedEnd(at, next);
      if (last == at) {
        continue;
      }
      boolean isLong = last - at >= LONG;
      if (!isBase64(at, last)) {
        running = false;
      } else if (isLong || running) {
        begin = begin < 0 ? at : begin;
        end = last;
        running = content[last - 1] != '=';
      }
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < content.length && content[at] != '\n') {
      at++;
    }
    return at;
  }

  private int trimmedEnd(int begin, int end) {
    int at = end;
    while (at > begin && content[at - 1] >= 0 && content[at - 1] <= ' ') {
      at--;
    }
    return at;
  }

  private boolean isBase64(int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (VALUES[content[at] & 0xFF] < 0 && content[at] != '=') {
        return isLongButOneForeigner(at, begin, end);
      }
    }
    return true;
  }

  /** A character that was damaged on the way; text has a blank after some letters. */
  private boolean isLongButOneForeigner(int foreigner, int begin, int end) {
    for (int at = foreigner + 1; at < end; at++) {
      if (VALUES[content[at] & 0xFF] < 0 && content[at] != '=') {
        return false;
      }
    }
    return end - begin >= LONG;
  }
}
