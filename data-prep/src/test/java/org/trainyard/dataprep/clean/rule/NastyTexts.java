package org.trainyard.dataprep.clean.rule;

import java.util.Random;
import java.util.stream.Stream;

/** Texts that break careless rules, from a seed, so that a failure can be repeated. */
final class NastyTexts {
  private static final String[] PIECES = {
    "a",
    "Z",
    "é",
    "e\u0301",
    "ß",
    "İ",
    "Σ",
    "ﬁ",
    "١٢",
    "सि",
    "中文",
    "שלום",
    "مرحبا",
    "😀",
    "👨\u200D👩",
    "\uD83D",
    "\uDE00",
    "\u0301\u0323",
    "\u200B",
    "\u200C",
    "\u202E",
    "\uFEFF",
    "\u00AD",
    "\u034F",
    "\u0000",
    "\u0007",
    "\uFFFE",
    "\r",
    "\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u00A0",
    "\u2028",
    "\u0085",
    "\f",
    "<",
    ">",
    "</",
    "<b",
    "<b>",
    "</b>",
    "<br/>",
    "<p>",
    "<td>",
    "<pre>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<x y='",
    "<a href=\"",
    "\"",
    "'",
    "’",
    "=",
    "&",
    "&amp;",
    "&lt;",
    "&#39;",
    "&#xD800;",
    ";",
    "http://",
    "https://a.org/",
    "www.",
    "://",
    "ftp",
    "/",
    "?",
    "(",
    ")",
    "[",
    "]",
    "!",
    ",",
    "@",
    ".",
    "a@b.org",
    "-",
    "_",
    "+",
    "49",
    "0",
    "1",
    "4111 1111 1111 1111",
    "DE89 3704 0044 0532 0130 00",
    "+49 30 1234567",
    "030",
    "555-123-4567",
    "192.168.0.1",
    "::1",
    "2001:db8",
    ":",
    "1.",
    "255",
    "the",
    "The ",
    "don't",
    "is",
    "<email>",
    "<url>",
  };

  private NastyTexts() {}

  /** Short texts put together at random. */
  static Stream<String> random(long seed, int number) {
    Random random = new Random(seed);
    return Stream.generate(() -> random(random)).limit(number);
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(24); pieces > 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Each piece over and over, and each with another one in turn, about so many characters long. */
  static Stream<String> ofLength(int characters) {
    Random random = new Random(1);
    return Stream.concat(
            Stream.of(PIECES),
            Stream.of(PIECES).map(piece -> piece + PIECES[random.nextInt(PIECES.length)]))
        .map(piece -> piece.repeat(characters / piece.length()));
  }
}
