package org.trainyard.dataprep.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapingReaderTest {
  @Test
  void soundTextComesThroughWhateverIsReadAtOnce() throws IOException {
    String text = "naïve 😀 日本語 \ufffd ".repeat(20_000);

    assertEquals(
        text, read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 1 << 20));
    assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 1));
    assertEquals(
        text, read(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE, 7));
  }

  @Test
  void aByteThatIsNoCharacterIsKeptAsHalfASurrogatePair() throws IOException {
    byte[] latin = "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);

    String text = read(latin, StandardCharsets.UTF_8, 1 << 10);

    assertEquals("caf\ud8e9\ufffe au lait", text);
    assertEquals(Optional.of("byte e9 behind \"caf\""), Undecodable.in(text));
  }

  @Test
  void everyByteIsThereAgain() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(5).nextBytes(bytes);

    String text = read(bytes, StandardCharsets.US_ASCII, 1 << 16);

    int at = 0;
    for (byte each : bytes) {
      char expected = each >= 0 ? (char) each : (char) (0xd800 + (each & 0xff));
      assertEquals(expected, text.charAt(at), "at character " + at);
      at += each >= 0 ? 1 : 2;
    }
    assertEquals(text.length(), at, "nothing else");
  }

  @Test
  void whatIsCutOffAtTheEndIsToldToo() throws IOException {
    byte[] cut = {'a', (byte) 0xe2, (byte) 0x82};

    assertEquals("a\ud8e2\ufffe\ud882\ufffe", read(cut, StandardCharsets.UTF_8, 1));
  }

  @Test
  void nothingMakesAPairOfABadByte() throws IOException {
    byte[] bad = {(byte) 0x80};
    String escaped = read(bad, StandardCharsets.UTF_8, 1);

    assertTrue(Undecodable.in("\ud83d" + escaped).isPresent(), "behind half a pair");
    assertTrue(Undecodable.in(escaped + "\udc80").isPresent(), "before half a pair");
  }

  @Test
  void oneCharacterAtATimeIsReadWhole() throws IOException {
    try (Reader reader =
        new EscapingReader(
            new ByteArrayInputStream("😀".getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8)) {
      assertEquals('\ud83d', reader.read());
      assertEquals('\ude00', reader.read());
      assertEquals(-1, reader.read());
    }
  }

  @Test
  void aCharacterOfReplacementThatStandsInTheBytesIsNoDefect() {
    String text =
        EscapingReader.decode("a\ufffdb".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertEquals("a\ufffdb", text);
    assertTrue(Undecodable.in(text).isEmpty());
    assertTrue(Undecodable.in("😀 pairs are whole").isEmpty());
  }

  private static String read(byte[] bytes, Charset charset, int atOnce) throws IOException {
    try (Reader reader = new EscapingReader(new Trickle(bytes, atOnce), charset)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  /** Gives no more than some bytes at once. */
  private static final class Trickle extends InputStream {
    private final InputStream bytes;
    private final int atOnce;

    Trickle(byte[] bytes, int atOnce) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.atOnce = atOnce;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return bytes.read(target, offset, Math.min(length, atOnce));
    }
  }
}
