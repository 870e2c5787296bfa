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
 * surrogate U+D800 + b, with U+FFFE behind it so that nothing makes a pair of it; no sound text
 * holds that. So a file can be cut into records although some of them cannot be read, and {@link
 * Undecodable} finds these.
 */
final class EscapingReader extends Reader {
  private static final int BUFFER = 1 << 16;
  private static final char ESCAPE = '\ud800';
  private static final char APART = '\ufffe';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER).flip();
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
    if (!decoded.hasRemaining() && !decodeMore()) {
      return -1;
    }
    int read = Math.min(length, decoded.remaining());
    decoded.get(target, offset, read);
    return read;
  }

  /** Fills the buffer of characters; false at the end. */
  private boolean decodeMore() throws IOException {
    decoded.clear();
    while (decoded.position() == 0 && !flushed) {
      if (!step(decoded)) {
        break;
      }
    }
    decoded.flip();
    return decoded.hasRemaining();
  }

  /** Decodes what there is, or reads more; false if there is no room. */
  private boolean step(CharBuffer chars) throws IOException {
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isError()) {
      if (chars.remaining() < 2 * result.length()) {
        return false;
      }
      for (int i = 0; i < result.length(); i++) {
        chars.put((char) (ESCAPE + (bytes.get() & 0xff))).put(APART);
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
