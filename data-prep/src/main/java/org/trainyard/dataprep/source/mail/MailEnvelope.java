package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a mail and where its header begins and ends, which is not where it should in mails
 * from mailboxes ({@code From joe@example.org Mon …} on the first line), in mails with broken lines
 * in the header, and in mails without an empty line behind it.
 */
final class MailEnvelope {
  private static final int SHOWN = 40;

  private final byte[] bytes;
  private final int begin;
  private final HeaderLines lines;

  private MailEnvelope(byte[] bytes, int begin) {
    this.bytes = bytes;
    this.begin = begin;
    this.lines = HeaderLines.of(bytes, begin);
  }

  static MailEnvelope of(byte[] raw) {
    byte[] bytes = withLineFeeds(raw);
    int begin = 0;
    while (begin < bytes.length && bytes[begin] >= 0 && bytes[begin] <= ' ') {
      begin++;
    }
    return new MailEnvelope(bytes, begin);
  }

  /** Where lines end in carriage returns alone. */
  private static byte[] withLineFeeds(byte[] raw) {
    boolean returns = false;
    for (byte each : raw) {
      if (each == '\n') {
        return raw;
      }
      returns |= each == '\r';
    }
    if (!returns) {
      return raw;
    }
    byte[] bytes = raw.clone();
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = bytes[at] == '\r' ? (byte) '\n' : bytes[at];
    }
    return bytes;
  }

  boolean isEmpty() {
    return begin == bytes.length;
  }

  boolean hasHeader() {
    return lines.hasFields();
  }

  /** What stands there instead of a header, for messages. */
  String beginning() {
    int end = Math.min(bytes.length, begin + SHOWN);
    return new String(bytes, begin, end - begin, StandardCharsets.US_ASCII)
        .replaceAll("[^ -~]", ".");
  }

  /** The mail as it should be: sound header lines, an empty line, and the body. */
  byte[] opened() {
    if (lines.areSound()) {
      return begin == 0 ? bytes : Arrays.copyOfRange(bytes, begin, bytes.length);
    }
    ByteArrayOutputStream mail = new ByteArrayOutputStream(bytes.length);
    mail.writeBytes(PartHeader.bytes(lines.repaired()));
    mail.write('\n');
    mail.write(bytes, lines.end(), bytes.length - lines.end());
    return mail.toByteArray();
  }
}
