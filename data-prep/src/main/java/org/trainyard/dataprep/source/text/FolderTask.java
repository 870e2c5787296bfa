package org.trainyard.dataprep.source.text;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.trainyard.common.storage.Digests;
import org.trainyard.dataprep.source.RawRow.Part;
import org.trainyard.dataprep.source.RawRow.Place;

/**
 * Reads files of a folder within tasks.
 *
 * @param reader what makes a document of a file
 * @param labelling how a folder's name becomes a label
 * @param mostBytes longer files are put aside
 */
record FolderTask(DocumentReader reader, Labelling labelling, long mostBytes)
    implements Serializable {
  /** Reason of quarantine: a file that is too long. */
  static final String TOO_LONG = "too long";

  /** Reason of quarantine: gzip that does not unpack. */
  static final String DAMAGED = "damaged gzip";

  /** SHA-256 of each file as it stands on storage, one behind the other. */
  static byte[] digests(Configuration hadoop, List<FolderFile> files) {
    byte[] all = new byte[files.size() * 32];
    byte[] buffer = new byte[1 << 16];
    for (int i = 0; i < files.size(); i++) {
      MessageDigest sha256 = Digests.sha256();
      try (InputStream in = open(hadoop, files.get(i))) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          sha256.update(buffer, 0, n);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(files.get(i).uri() + ": " + e.getMessage(), e);
      }
      System.arraycopy(sha256.digest(), 0, all, i * 32, 32);
    }
    return all;
  }

  /** The document of a file. */
  Document document(Configuration hadoop, FolderFile file) {
    Place at = new Place(Part.MAIN, file.role(), file.uri(), 0);
    if (file.folder().isEmpty() && labelling.kind() == Labelling.Kind.LABELLED) {
      return Document.defective(
          at, DocumentMaker.NO_LABEL, "the file is in no folder that names its class");
    }
    if (file.bytes() > mostBytes) {
      return tooLong(at, file.bytes());
    }
    try (InputStream in = open(hadoop, file)) {
      byte[] content = in.readAllBytes();
      if (isGzip(content)) {
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
          content = packed.readNBytes((int) mostBytes + 1);
        }
        if (content.length > mostBytes) {
          return tooLong(at, content.length);
        }
      }
      return reader.read(at, content, labelling.of(file.folder()));
    } catch (EOFException | ZipException e) {
      return Document.defective(at, DAMAGED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.uri() + ": " + e.getMessage(), e);
    }
  }

  private Document tooLong(Place at, long bytes) {
    return Document.defective(
        at,
        TOO_LONG,
        bytes + " bytes or more; prepare.source.max-document-bytes allows " + mostBytes);
  }

  private static boolean isGzip(byte[] content) {
    return content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b;
  }

  private static InputStream open(Configuration hadoop, FolderFile file) throws IOException {
    Path path = new Path(file.uri());
    return path.getFileSystem(hadoop).open(path);
  }
}
