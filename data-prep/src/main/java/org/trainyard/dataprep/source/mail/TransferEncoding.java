package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** How the bytes of a part were written so as to travel (RFC 2045, section 6). */
enum TransferEncoding {
  /** As they are. */
  NONE {
    @Override
    byte[] decode(byte[] content) {
      return content;
    }
  },
  QUOTED_PRINTABLE {
    @Override
    byte[] decode(byte[] content) {
      try (QuotedPrintableInputStream decoded =
          new QuotedPrintableInputStream(new ByteArrayInputStream(closed(content)))) {
        return decoded.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory", e);
      }
    }
  },
  BASE64 {
    @Override
    byte[] decode(byte[] content) {
      return Base64Body.decode(content);
    }
  };

  /** Decodes as well as it can be done; what is not in this encoding comes back as it is. */
  abstract byte[] decode(byte[] content);

  /** With the end of the last line, which may be a soft line break and belongs to the boundary. */
  private static byte[] closed(byte[] content) {
    if (content.length == 0 || content[content.length - 1] != '=') {
      return content;
    }
    byte[] closed = Arrays.copyOf(content, content.length + 1);
    closed[content.length] = '\n';
    return closed;
  }

  static TransferEncoding of(PartHeader header) {
    String name = header.transferEncoding();
    if (name.startsWith("quoted")) {
      return QUOTED_PRINTABLE;
    }
    return name.startsWith("base64") ? BASE64 : NONE;
  }
}
