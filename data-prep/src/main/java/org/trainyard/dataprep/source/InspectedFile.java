package org.trainyard.dataprep.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.trainyard.common.dataset.SourceFile;
import org.trainyard.common.job.ContentException;
import org.trainyard.common.storage.Digests;

/**
 * A file that was read once to its end.
 *
 * @param file its role, URI, size and digest, as it stands on storage
 * @param compression whether it is gzip, told by its first two bytes
 * @param contentBytes size of the content, once unpacked
 * @param head the first bytes of the content, at most {@value #HEAD}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record InspectedFile(
    SourceFile file, Compression compression, long contentBytes, byte[] head) {
  private static final int HEAD = 64;

  /** How a file is packed. */
  public enum Compression {
    /** As it is. */
    NONE,
    /** RFC 1952. */
    GZIP
  }

  /**
   * Reads the file of a role.
   *
   * @throws org.trainyard.common.job.UsageException if it cannot be read
   * @throws ContentException if it is gzip that does not unpack
   */
  public static InspectedFile inspect(Configuration hadoop, String role, SourcePath path) {
    FileStatus status = path.file(hadoop);
    String uri = status.getPath().toString();
    MessageDigest digest = Digests.sha256();
    try (InputStream raw = status.getPath().getFileSystem(hadoop).open(status.getPath());
        InputStream digested = new DigestInputStream(raw, digest)) {
      byte[] magic = digested.readNBytes(2);
      Compression compression = compression(magic);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), digested);
      InputStream content = unpack(compression, whole);
      byte[] head = content.readNBytes(HEAD);
      long bytes = head.length + drain(content);
      drain(whole);
      String hex = Digests.hex(digest.digest());
      return new InspectedFile(
          new SourceFile(role, uri, status.getLen(), hex), compression, bytes, head);
    } catch (EOFException | ZipException e) {
      throw new ContentException(
          String.format(
              "%s: %s (%d bytes) is gzip that does not unpack: %s. The file is damaged or was not"
                  + " copied to its end; copy it again",
              path.key(), uri, status.getLen(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw path.unreadable(e);
    }
  }

  /** The content of a stream that begins at the file's first byte. */
  public static InputStream unpack(Compression compression, InputStream raw) throws IOException {
    return compression == Compression.GZIP ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  private static Compression compression(byte[] magic) {
    return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b
        ? Compression.GZIP
        : Compression.NONE;
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes += n;
    }
    return bytes;
  }
}
