package org.trainyard.dataprep.source.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes from one character set, and replaces nothing. */
final class StrictDecoding {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private StrictDecoding() {}

  /** All of the bytes; a byte order mark at the front goes. */
  static Decoded of(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(1 + (int) (in.remaining() * decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      return Decoded.Undecodable.at(in.position(), bytes, charset.name());
    }
    out.flip();
    if (out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK) {
      out.get();
    }
    return new Decoded.Text(out.toString(), charset.name());
  }
}
