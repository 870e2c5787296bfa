package org.trainyard.dataprep.clean.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;

/** Known answers of the rules about single characters. */
class CharacterRulesTest {
  @Test
  void entitiesAreDecodedOneLevel() {
    Entities rule = new Entities();

    assertEquals("café & bar €5 A", Applied.text(rule, "caf&eacute; &amp; bar &#8364;5 &#x41;"));
    assertEquals("&lt;", Applied.text(rule, "&amp;lt;"));
    assertEquals("“x”", Applied.text(rule, "&#147;x&#148;"), "Windows-1252, as browsers read it");
    assertEquals("😀", Applied.text(rule, "&#x1F600;"));
  }

  @Test
  void whatIsNoReferenceStays() {
    for (String text :
        new String[] {
          "?a=1&copy=2", "AT&T; &unknown;", "&#0; &#xD800; &#x110000; &#9999999;", "&;"
        }) {
      assertEquals(text, Applied.text(new Entities(), text));
    }
  }

  @Test
  void unicodeHasOneSpelling() {
    assertEquals("é", Applied.text(new UnicodeForm(Form.NFC), "e\u0301"));
    assertEquals("e\u0301", Applied.text(new UnicodeForm(Form.NFD), "é"));
    assertEquals("ﬁ", Applied.text(new UnicodeForm(Form.NFC), "ﬁ"));
    assertEquals("fi2 123", Applied.text(new UnicodeForm(Form.NFKC), "ﬁ² １２３"));
    assertEquals("fie\u0301", Applied.text(new UnicodeForm(Form.NFKD), "ﬁé"));
  }

  @Test
  void longRunsOfMarksAreParted() {
    String marks = "\u0301".repeat(30);
    String three = "a" + marks + "\u034F" + marks + "\u034F" + marks;

    assertEquals("a" + marks, Applied.text(new UnicodeForm(Form.NFD), "a" + marks));
    assertEquals(
        "a" + marks + "\u034F\u0301",
        Applied.text(new UnicodeForm(Form.NFD), "a" + marks + "\u0301"));
    assertEquals(three, Applied.text(new UnicodeForm(Form.NFD), "a" + marks + marks + marks));
  }

  @Test
  void controlCharactersGoAndLineEndsAreOne() {
    assertEquals("one\ntwo", clean("\uFEFFone\r\ntw\u200Bo\u0007"));
    assertEquals("a\nb\nc\nd\ne\tf", clean("a\rb\u000Bc\fd\u0085e\tf"));
    assertEquals("a\n\nb", clean("a\r\r\nb"));
    assertEquals("abc", clean("a\uD83Db\uDE00c"), "unpaired surrogates");
    assertEquals("ab", clean("\u202Ea\u00ADb\u202C\uFFFE"), "direction, soft hyphen, noncharacter");
  }

  @Test
  void joinersStayWhereTheyJoin() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
    String persian = "می\u200Cخواهم";

    assertEquals(family, clean(family));
    assertEquals(persian, clean(persian));
    assertEquals("ab", clean("a\u200Db\u200C"));
  }

  @Test
  void whiteSpaceIsCollapsed() {
    WhiteSpace rule = new WhiteSpace();

    assertEquals("one two\nthree", Applied.text(rule, "  one \t two \n\n three "));
    assertEquals("a b\nc", Applied.text(rule, "a\u00A0\u3000b\u2028c\u0085"));
    assertEquals("", Applied.text(rule, " \n\t"));
  }

  @Test
  void lowerCaseKnowsNoLanguage() {
    Lowercase rule = new Lowercase();

    assertEquals("été οδος i", Applied.text(rule, "ÉTÉ ΟΔΟΣ I"));
    assertEquals("σ σας σίσυφος", Applied.text(rule, "Σ ΣΑΣ ΣΊΣΥΦΟΣ"));
    assertEquals("ας' ασ'α", Applied.text(rule, "ΑΣ' ΑΣ'Α"));
  }

  private static String clean(String text) {
    return Applied.text(new ControlCharacters(), text);
  }
}
