package org.trainyard.dataprep.tokenize.train;

import java.util.List;

/** Texts that break tokenizers. */
public final class TrickyTexts {
  /** None with a word that is too long to be learned from. */
  public static final List<String> ALL =
      List.of(
          "",
          " ",
          "   \n\t ",
          "Hello, world!",
          "naïve café Ñandú ÅNGSTRÖM",
          "e\u0301 a\u030A\u0323 \u0301",
          "I'm, you're; they'll've 'S 't",
          "中文字符,日本語のテキスト,한국어 텍스트",
          "\uF900\uFA0E \uD840\uDC00 \uD87E\uDC00",
          "😀 😀😀 👍🏽 🇩🇪 👩\u200D👩\u200D👧 ✌️",
          "a\u200Db\u200Cc\u00ADd\uFEFFe\u2060f",
          "\u0000",
          "a\u0000b \u0001\u0007\b\u000B\f\u001B\u007F\u0080\u0085\u009F",
          "a\u00A0b\u2003c\u2028d\u2029e\u3000f\u1680g",
          "line\r\nline\rline\n\n\nline",
          "[CLS] [SEP] [PAD] [UNK] [MASK] ##x <s> </s>",
          "\uFFFD \uFFFE \uFFFF",
          "\uE000 \uDBFF\uDFFD",
          "mixed123numbers 1,234.56 ²³ ⅷ ٣٤ ½ ௧",
          "http://example.com/a?b=c&d=%20#e",
          "İstanbul ISTANBUL ı ß ẞ ﬁ Ǆ Σ ΣΑΣ ς",
          "מ\u05B8שׁ\u05C1ׇ עִברִית العربية\u064B ไทย नमस्ते",
          "“quotes” ‘single’ «guillemets» — – … • · ¿¡",
          "$100 €5 £3 ^_^ `x` ~ | \\ / <b>",
          "x".repeat(100) + " " + "y".repeat(60),
          "\u1100\u1161\u11A8 각 \uAC01",
          "Z\u0335\u0321\u0322\u0327a\u0300\u0301\u0302\u0303l\u0334g\u0360o",
          "\uD835\uDD6C\uD835\uDD93 ｆｕｌｌ ｗｉｄｔｈ ①②",
          "high \uD83D low \uDE00 both \uDE00\uD83D end\uD83D");

  private TrickyTexts() {}
}
