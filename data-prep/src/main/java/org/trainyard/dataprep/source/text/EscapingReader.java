package org.trainyard.dataprep.source.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes and loses none: a byte b that the character set does not have becomes the unpaired
 * surrogate U+DC00 + b, which no sound text holds. So a file can be cut into records although some
 * of them cannot be read, and {@link Undecodable} finds these.
 */
final class EscapingReader extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final char ESCAPE = '\udc00';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private boolean ended;
  private boolean flushed;

  EscapingReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Decodes the bytes of one text. */
  static String decode(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    if (text.indexOf('\ufffd') < 0) {
      return text;
    }
    try (Reader reader = new EscapingReader(new ByteArrayInputStream(bytes), charset)) {
      StringWriter escaped = new StringWriter();
      reader.transferTo(escaped);
      return escaped.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == 0) {
      if (flushed) {
        return -1;
      }
      if (!step(chars)) {
        break;
      }
    }
    return chars.position();
  }

  /** Decodes what there is, or reads more; false if there is no room. */
  private boolean step(CharBuffer chars) throws IOException {
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isError()) {
      if (chars.remaining() < result.length()) {
        return false;
      }
      for (int i = 0; i < result.length(); i++) {
        chars.put((char) (ESCAPE + (bytes.get() & 0xff)));
      }
    } else if (result.isOverflow()) {
      return false;
    } else if (ended) {
      flushed = decoder.flush(chars).isUnderflow();
      return flushed;
    } else {
      fill();
    }
    return true;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
