package org.trainyard.dataprep.tokenize.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trainyard.common.config.SettingsSource;
import org.trainyard.common.dataset.KeptTokens;

/**
 * The tokenizer of all-MiniLM-L6-v2, which has the vocabulary of BERT base uncased. The ids are
 * those that others published for these texts, with Hugging Face's tokenizers and with tokenizers
 * of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiniLmIdsTest {
  private static final String FILE = "datasets/minilm/all-minilm-l6-v2-tokenizer.json";
  private static final int MAX_LENGTH = 128;

  private TokenEncoder encoder;

  @BeforeAll
  void load() throws IOException {
    Path file = SettingsSource.trainyardHome().resolve(FILE);
    assumeTrue(
        Files.exists(file), file + " is not there; get it with: ./trainyard datasets fetch minilm");
    encoder = TokenEncoder.load(Files.readAllBytes(file), MAX_LENGTH, KeptTokens.HEAD);
  }

  @AfterAll
  void close() {
    if (encoder != null) {
      encoder.close();
    }
  }

  /** A backslash and letters are a character that the table cannot hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "hello world | 7592 2088",
        "HELLO | 7592",
        "unaffable | 14477 20961 3468",
        "tokenization | 19204 3989",
        "I've been waiting for a HuggingFace course my whole life. | 1045 1005 2310 2042 3403 2005 1037 17662 12172 2607 2026 2878 2166 1012",
        "a'll!! to?'d''d of, can't. | 1037 1005 2222 999 999 2000 1029 1005 1040 1005 1005 1040 1997 1010 2064 1005 1056 1012",
        "café naïve | 7668 15743",
        "CAFÉ | 7668",
        "cafe\\u0301 | 7668",
        "Ångström | 17076 15687",
        "A\\u030angstro\\u0308m | 17076 15687",
        "你好世界 | 100 100 1745 100",
        "中文english混合 | 1746 1861 2394 100 1792",
        "日本語のテキスト | 1864 1876 1950 1671 30239 30227 30233 30240",
        "한국어 | 1469 30006 30021 29991 30014 30020 29999 30008",
        "русский | 1195 29748 29747 29747 23925 15414",
        "a rocket 🚀 and a cat 🐈 | 1037 7596 100 1998 1037 4937 100",
        "🚀🐈🧪 | 100",
        "null\\u0000and\\u0007bell | 19701 5685 17327",
        "zero\\u200bwidth\\u200bspace | 5717 9148 11927 7898 15327",
        "tabs\\u0009and\\u000anewlines | 21628 2015 1998 2047 12735",
        "\\u0020\\u0020double\\u0020\\u0020space | 3313 2686",
        "100% of $5.00 @ #1 | 2531 1003 1997 1002 1019 1012 4002 1030 1001 1015",
        "weird ～ edge ～ case | 6881 1995 3341 1995 2553",
        "you… | 2017 1529",
        "antidisestablishmentarianism | 3424 10521 4355 7875 13602 3672 12199 2964",
        "[CLS] already here [SEP] | 101 2525 2182 102",
      })
  void trickyTextHasThePublishedIds(String text, String ids) {
    EncodedText encoded = encoder.encode(unescaped(text));

    assertArrayEquals(
        Arrays.stream(("101 " + ids + " 102").split(" ")).mapToInt(Integer::parseInt).toArray(),
        encoded.ids(),
        Arrays.toString(encoded.ids()));
    assertEquals(Arrays.stream(encoded.ids()).filter(id -> id == 100).count(), encoded.unknown());
  }

  @Test
  void aWordOfAHundredCharactersIsTheLongestThatIsKnown() {
    EncodedText hundred = encoder.encode("a".repeat(100));
    EncodedText oneMore = encoder.encode("a".repeat(101));

    assertArrayEquals(new int[] {101, 13360, 11057}, Arrays.copyOf(hundred.ids(), 3));
    assertEquals(52, hundred.fullLength());
    assertArrayEquals(new int[] {101, 100, 102}, oneMore.ids());
  }

  @Test
  void unpairedSurrogatesAreAsIfTheyWereNotThere() {
    assertArrayEquals(
        new int[] {101, 7592, 2088, 102}, encoder.encode("hel\uD83Dlo wor\uDE00ld").ids());
  }

  /** The file cuts and pads at 128; neither happens. */
  @Test
  void onlyTheLengthThatIsAskedForCuts() {
    EncodedText encoded = encoder.encode("hello ".repeat(1000));

    assertEquals(1002, encoded.fullLength());
    assertEquals(MAX_LENGTH, encoded.ids().length);
    assertEquals(101, encoded.ids()[0]);
    assertEquals(7592, encoded.ids()[MAX_LENGTH - 2]);
    assertEquals(102, encoded.ids()[MAX_LENGTH - 1]);
  }

  @Test
  void theVocabularyIsBerts() {
    assertEquals(30522, encoder.vocabularySize());
    assertEquals("##ble", encoder.token(3468));
    assertEquals(0, encoder.padId());
    assertEquals(OptionalInt.of(100), encoder.spec().unknownId());
    assertEquals(OptionalInt.of(101), encoder.specialId("[CLS]"));
    assertEquals(OptionalInt.of(102), encoder.specialId("[SEP]"));
    assertEquals(OptionalInt.of(103), encoder.specialId("[MASK]"));
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }
}
