package org.trainyard.dataprep.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.trainyard.dataprep.source.InspectedFile;
import org.trainyard.dataprep.source.InspectedFile.Compression;
import org.trainyard.dataprep.source.decode.ByteOrderMark;

/**
 * How a file of records is read.
 *
 * @param role what it is to the source
 * @param uri where it stands
 * @param compression how it is packed
 * @param contentBytes its size, once unpacked
 * @param charset name of its character set
 * @param markBytes bytes of the byte order mark at its beginning
 */
record FileEncoding(
    String role,
    String uri,
    Compression compression,
    long contentBytes,
    String charset,
    int markBytes)
    implements Serializable {
  private static final int BUFFER = 1 << 16;

  /** A byte order mark decides; else the declared character set. */
  static FileEncoding of(InspectedFile file, Charset declared) {
    return ByteOrderMark.at(file.head())
        .map(mark -> of(file, mark.charset(), mark.length()))
        .orElseGet(() -> of(file, declared, 0));
  }

  private static FileEncoding of(InspectedFile file, Charset charset, int markBytes) {
    return new FileEncoding(
        file.file().role(),
        file.file().uri(),
        file.compression(),
        file.contentBytes(),
        charset.name(),
        markBytes);
  }

  /** Opens the file behind its byte order mark. */
  Reader open(Configuration hadoop) throws IOException {
    Path path = new Path(uri);
    InputStream raw = path.getFileSystem(hadoop).open(path, BUFFER);
    try {
      InputStream content = InspectedFile.unpack(compression, raw);
      content.skipNBytes(markBytes);
      return new EscapingReader(content, Charset.forName(charset));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }
}
