package org.trainyard.dataprep.source.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trainyard.dataprep.source.decode.Decoded.Text;
import org.trainyard.dataprep.source.decode.Decoded.Undecodable;

class TextDecoderTest {
  private static final int SEED = 20261122;

  @Test
  void declaredIsStrict() {
    byte[] latin = "caf\u00E9 noir".getBytes(ISO_8859_1);

    assertEquals(new Text("café noir", "ISO-8859-1"), TextDecoder.of(ISO_8859_1).decode(latin));
    assertEquals(
        new Undecodable("UTF-8", 3, "E9 20 6E 6F 69 72"), TextDecoder.of(UTF_8).decode(latin));
    assertEquals(
        new Undecodable("US-ASCII", 3, "E9 20 6E 6F 69 72"),
        TextDecoder.of(US_ASCII).decode(latin));
  }

  @Test
  void bytesThatEndInTheMiddleOfACharacterAreUndecodable() {
    byte[] cut = {'a', (byte) 0xE2, (byte) 0x82};

    assertEquals(new Undecodable("UTF-8", 1, "E2 82"), TextDecoder.detecting().decode(cut));
    assertEquals("no UTF-8 at byte 1: E2 82", new Undecodable("UTF-8", 1, "E2 82").description());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkDecidesAndGoes(String charset) {
    byte[] bytes = "\uFEFFcafé \uFEFF".getBytes(Charset.forName(charset));

    assertEquals(new Text("café \uFEFF", charset), TextDecoder.detecting().decode(bytes));
    assertEquals(
        new Text("café \uFEFF", charset), TextDecoder.of(Charset.forName(charset)).decode(bytes));
  }

  @Test
  void whatBeliesItsMarkIsUndecodable() {
    byte[] odd = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'};

    assertEquals(new Undecodable("UTF-16LE", 4, "62"), TextDecoder.detecting().decode(odd));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "café €", "中文 😀", "a replacement \uFFFD stays", "a\u0000b"})
  void soundUtf8IsUtf8(String text) {
    assertEquals(new Text(text, "UTF-8"), TextDecoder.detecting().decode(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO-8859-1 | Le café était fermé, et nous avons dû chercher une autre maison près de là.",
        "windows-1252 | It\u2019s the best offer \u2013 and you don\u2019t have to pay for that!",
        "windows-1251 | Уважаемые господа, мы предлагаем вам принять участие в семинаре.",
        "KOI8-R | Уважаемые господа, мы предлагаем вам принять участие в семинаре.",
        "windows-31j | この度は弊社の商品をご購入いただき、誠にありがとうございます。",
        "x-windows-949 | 안녕하세요. 이번에 새로운 상품을 소개해 드리게 되어 기쁘게 생각합니다.",
        "GB18030 | 尊敬的先生，我们很高兴地通知您，本公司的产品已经上市，欢迎您的购买。",
        "x-windows-950 | 親愛的朋友，我們很高興地通知您，本公司的產品已經上市，歡迎您的購買。",
        "ISO-2022-JP | この度は弊社の商品をご購入いただき、誠にありがとうございます。",
      })
  void textOfOldCharacterSetsIsDetected(String charset, String text) {
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertEquals(new Text(text, charset), TextDecoder.detecting().decode(bytes));
  }

  /** Five letters of the one are five letters of the other. */
  @ParameterizedTest
  @CsvSource({"windows-1251, Добрый день", "EUC-KR, 안녕하세요 여러분", "ISO-8859-1, café"})
  void tooShortATextOfAnOldCharacterSetIsNotGuessed(String charset, String text) {
    byte[] bytes = text.getBytes(Charset.forName(charset));

    Decoded decoded = TextDecoder.detecting().decode(bytes);

    assertEquals("UTF-8", assertInstanceOf(Undecodable.class, decoded).charset());
  }

  @Test
  void whatTellsTheCharacterSetMayStandFarBehind() {
    String text = "plain words ".repeat(2_000) + "Le café était fermé, nous avons dû chercher là.";

    assertEquals(
        new Text(text, "ISO-8859-1"), TextDecoder.detecting().decode(text.getBytes(ISO_8859_1)));
  }

  @Test
  void binaryFilesAreUndecodable() {
    byte[] noise = new byte[4_096];
    new Random(SEED).nextBytes(noise);
    byte[] wide = "wide letters without a mark".getBytes(UTF_16LE);

    Undecodable random = assertInstanceOf(Undecodable.class, TextDecoder.detecting().decode(noise));
    assertEquals("UTF-8", random.charset());
    assertEquals(
        new Undecodable("UTF-8", 1, "00 69 00 64 00 65 00 20"),
        TextDecoder.detecting().decode(wide));
    assertEquals(
        new Undecodable("UTF-8", 0, "00 00 00 00 00 00 00 00"),
        TextDecoder.detecting().decode(new byte[512]));
  }

  /** Whatever the bytes are: nothing that is not in them is in the text. */
  @Test
  void noByteBecomesAReplacementCharacter() {
    Random random = new Random(SEED);
    for (int run = 0; run < 3_000; run++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = random.nextInt(3) == 0 ? bytes[at] : (byte) ('a' + random.nextInt(26));
      }

      if (TextDecoder.detecting().decode(bytes) instanceof Text text) {
        Charset charset = Charset.forName(text.charset());
        assertTrue(text.text().indexOf('\uFFFD') < 0, () -> text + " of " + charset);
      }
    }
  }

  @Test
  void itTravels() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(TextDecoder.of(ISO_8859_1));
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      TextDecoder received = assertInstanceOf(TextDecoder.class, in.readObject());
      assertEquals(Optional.of(ISO_8859_1), received.declared());
    }
  }
}
