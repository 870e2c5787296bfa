package org.trainyard.benchmarks.idx;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.trainyard.common.job.ContentException;

/** Copies the first rows of an IDX file of bytes into a new, plain one. */
public final class IdxCut {
  private static final int UNSIGNED_BYTE = 0x08;

  private IdxCut() {}

  /**
   * Copies the first rows.
   *
   * @param source IDX file of unsigned bytes, plain or gzip; its first dimension counts rows
   * @param rows how many rows to copy, at least 1
   * @param target the file to write
   * @throws ContentException if the source is not such a file, or holds fewer rows
   */
  public static void firstRows(Path source, int rows, Path target) throws IOException {
    try (DataInputStream in = open(source);
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      int magic = in.readInt();
      int dimensions = magic & 0xff;
      if (magic >>> 8 != UNSIGNED_BYTE || dimensions < 1) {
        throw new ContentException(
            String.format(
                "%s: magic number 0x%08x; an IDX file of unsigned bytes begins with 0x000008",
                source, magic));
      }
      int available = in.readInt();
      if (available < rows) {
        throw new ContentException(
            String.format(
                "%s: has %d rows, %d are asked for; lower --rows to %d or less",
                source, available, rows, available));
      }
      out.writeInt(magic);
      out.writeInt(rows);
      long rowSize = 1;
      for (int i = 1; i < dimensions; i++) {
        int extent = in.readInt();
        out.writeInt(extent);
        rowSize *= extent;
      }
      long expected = rows * rowSize;
      byte[] content = in.readNBytes(Math.toIntExact(expected));
      if (content.length < expected) {
        throw new ContentException(
            String.format(
                "%s: ends after %d of the %d bytes that %d rows take; fetch it again",
                source, content.length, expected, rows));
      }
      out.write(content);
    } catch (EOFException e) {
      throw new ContentException(source + ": ends within its header; fetch it again", e);
    }
  }

  private static DataInputStream open(Path source) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(source), 1 << 16);
    return new DataInputStream(
        source.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(file) : file);
  }
}
