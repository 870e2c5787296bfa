package org.trainyard.dataprep.source.idx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.InspectedFile;

/**
 * The header of an IDX file: two zero bytes, the type of the values, the number of axes, and the
 * length of each axis as four bytes, the highest first. The values follow, the last axis fastest.
 *
 * @param axes length of each axis; the first counts the records
 */
record IdxHeader(List<Long> axes) {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_AXES = 4;

  /**
   * Reads the header and checks the file's size against it.
   *
   * @param key the key that the file was given under, for messages
   * @throws ContentException if the file is not IDX, empty, truncated, or longer than it says
   */
  static IdxHeader read(String key, InspectedFile file) {
    byte[] head = file.head();
    Complaint complaint = new Complaint(key + ": " + file.file().uri());
    if (head.length == 0) {
      throw complaint.of("is empty (0 bytes); an IDX file has a header of at least 8 bytes");
    }
    if (head.length < 4 || head[0] != 0 || head[1] != 0) {
      throw complaint.of(
          "is not IDX: bytes 0 to 3 should be 00 00 08 and the number of axes, found "
              + hex(head)
              + ". Give the unpacked IDX file, or the IDX file packed with gzip");
    }
    if (head[2] != UNSIGNED_BYTES) {
      throw complaint.of(
          String.format(
              "byte 2, the type of the values, is %02x; only 08, unsigned bytes, can be read."
                  + " Convert the file to unsigned bytes",
              head[2]));
    }
    int count = head[3];
    if (count < 1 || count > MOST_AXES) {
      throw complaint.of("byte 3, the number of axes, is " + count + "; 1 to 4 can be read");
    }
    int bytes = 4 + 4 * count;
    if (head.length < bytes) {
      throw complaint.of(
          String.format(
              "is truncated in its header: it ends at byte %d, %d bytes of header are expected",
              head.length, bytes));
    }
    return checked(complaint, head, file.contentBytes());
  }

  private static IdxHeader checked(Complaint complaint, byte[] head, long found) {
    ByteBuffer buffer = ByteBuffer.wrap(head, 4, 4 * head[3]);
    List<Long> axes = new ArrayList<>();
    for (int i = 0; i < head[3]; i++) {
      axes.add(Integer.toUnsignedLong(buffer.getInt()));
    }
    IdxHeader header = new IdxHeader(List.copyOf(axes));
    if (axes.contains(0L)) {
      throw complaint.of("holds no values: its header says " + header.shown());
    }
    long expected;
    try {
      expected = Math.addExact(header.bytes(), axes.stream().reduce(1L, Math::multiplyExact));
      Math.toIntExact(header.recordBytes());
    } catch (ArithmeticException e) {
      throw complaint.of("has a damaged header: " + header.shown() + " is more than can be", e);
    }
    if (found < expected) {
      long whole = (found - header.bytes()) / header.recordBytes();
      throw complaint.of(
          String.format(
              "is truncated: its header says %s, %d bytes in all, but it ends at byte %d, in record"
                  + " %d. Nothing was written; copy the file again",
              header.shown(), expected, found, whole));
    }
    if (found > expected) {
      throw complaint.of(
          String.format(
              "is longer than it should be: its header says %s, which end at byte %d, but %d bytes"
                  + " follow. Give the file that belongs to this header",
              header.shown(), expected, found - expected));
    }
    return header;
  }

  /** Number of records. */
  long records() {
    return axes.get(0);
  }

  /** Bytes of one record. */
  long recordBytes() {
    return axes.stream().skip(1).reduce(1L, Math::multiplyExact);
  }

  /** Bytes of the header. */
  int bytes() {
    return 4 + 4 * axes.size();
  }

  /** Such as {@code 60000 × 28 × 28 values}. */
  String shown() {
    return String.join(" × ", axes.stream().map(String::valueOf).toList()) + " values";
  }

  private static String hex(byte[] head) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(4, head.length); i++) {
      text.append(i == 0 ? "" : " ").append(String.format("%02x", head[i]));
    }
    return text.toString();
  }

  private record Complaint(String where) {
    ContentException of(String what) {
      return new ContentException(where + " " + what);
    }

    ContentException of(String what, Exception cause) {
      return new ContentException(where + " " + what, cause);
    }
  }
}
