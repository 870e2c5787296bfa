package org.trainyard.dataprep.source.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetNamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "utf-8, UTF-8",
        "UTF8, UTF-8",
        "us-ascii, US-ASCII",
        "ISO-8859-1, ISO-8859-1",
        "iso8859_15, ISO-8859-15",
        "l1, ISO-8859-1",
        "windows-1252http-equivcontent-type, windows-1252",
        "iso-8859-1;format, ISO-8859-1",
        "`\"iso-8859-2\"`, ISO-8859-2",
        "`'koi8-r'`, KOI8-R",
        "` \"utf-8`, UTF-8",
        "charset=utf-8, UTF-8",
        "utf-8 (Unicode), UTF-8",
        "utf-8*en, UTF-8",
        "utf-8mb4, UTF-8",
        "iso-8859-8-i, ISO-8859-8",
        "ks_c_5601-1987, x-windows-949",
        "euc-kr, x-windows-949",
        "gb2312, GB18030",
        "GB2312_CHARSET, GB18030",
        "Shift_JIS, windows-31j",
        "iso-2022-jp, ISO-2022-JP",
        "x-windows-1252, windows-1252",
      })
  void namesMeanWhatSendersMean(String name, String charset) {
    assertEquals(Optional.of(Charset.forName(charset)), CharsetNames.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"\"",
        "x-unknown",
        "unknown-8bit",
        "default_charset",
        "iso-8859-99",
        "iso-8859-",
        "%charset",
        "=?",
        "utf-77",
        "?",
        "é"
      })
  void whatNamesNoneIsNone(String name) {
    assertEquals(Optional.empty(), CharsetNames.of(name));
  }

  @Test
  void aLongNameTakesNoTime() {
    assertEquals(Optional.empty(), CharsetNames.of("q".repeat(1_000_000)));
  }
}
