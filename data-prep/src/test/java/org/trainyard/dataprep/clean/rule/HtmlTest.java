package org.trainyard.dataprep.clean.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void scriptsStylesHeadAndCommentsAreGone() {
    String page =
        "<!DOCTYPE html><html><head><title>Title</title><style>p { color: red }</style></head>"
            + "<body><!-- a note --><script>if (a < b) { alert('x'); }</script>"
            + "<p>seen</p><style>p{}</style></body></html>";

    assertEquals("seen", strip(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='color:red; Display : NONE !important'>no <b>no</b></div>",
        "<span hidden>no</span>",
        "<p style=\"visibility:hidden\">no",
        "<noframes>no <p>frames</noframes>",
        "<noembed>no</noembed>",
        "<frameset cols=2><frame src=a></frameset><noframes><body>no</body></noframes>",
      })
  void whatIsHiddenIsGone(String hidden) {
    assertEquals("", strip(hidden));
  }

  @Test
  void whatOnlySeemsHiddenIsSeen() {
    assertEquals(
        "yes\ny\nscriptless",
        strip("<p style='display:block;x:none'>yes<p>y<noscript><p>scriptless</noscript>"));
  }

  @Test
  void whatIsKnownToBeHtmlIsReadAsInABrowser() {
    assertEquals("one two Viagra", Html.visible("one\ntwo V<!4x>ia<q q>g<joe@example.org>ra"));
    assertEquals("a < b & c", Html.visible("a < b & c"));
  }

  @Test
  void lineBreaksAndBlocksBecomeLineFeeds() {
    assertEquals("one\n\ntwo", strip("one<br /><br>two"));
    assertEquals("head\nfirst\nsecond\nlast", strip("<h1>head</h1><p>first<p>second</p>last"));
    assertEquals("a\nb\nc", strip("<ul><li>a</li><li>b</li></ul><div><div>c</div></div>"));
    assertEquals("a b\nc d", strip("<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>"));
    assertEquals("one word", strip("one w<b>or</b>d"), "inline elements part no words");
  }

  @Test
  void whiteSpaceOfTheSourceIsOneBlankButInPre() {
    assertEquals("a b c", strip("<div>\n  a\n  b <i> c</i>\n</div>\n"));
    assertEquals("x\n  y\n z", strip("<p>x</p><pre>  y\n z</pre>"));
  }

  @Test
  void characterReferencesAreDecoded() {
    assertEquals("Tom & Ann\n3 < 4", strip("<p>Tom &amp; <b>Ann</b></p><script>x()</script>3 < 4"));
    assertEquals("<b>", strip("<p>&lt;b&gt;</p>"), "what they stand for is text");
    assertEquals("café €", strip("caf&eacute; &#8364;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text,\n  with  blanks \r\n",
        "if a < b and b > c then a < c",
        "x<y and y>z, a<b and b>c",
        "I <3 this, you </3 it </> <> <",
        "write to <joe@example.org> or <http://example.org/a>",
        "AT&T and R&D & more",
        "an unclosed <b",
        "<!-- open",
        "x <- c(1, 2), Map<K, V> m",
        "\uD83D\uDE00 \uD83D \u0000 \u200F",
      })
  void whatIsNoHtmlComesBackUnchanged(String text) {
    assertEquals(text, strip(text));
  }

  @Test
  void comparisonsBesideTagsAreKept() {
    assertEquals("a < b, c<d\nand 1<2", strip("a < b, c<d<br>and 1<2"));
    assertEquals("a<b and b>c here", strip("a<b and b>c <i>here</i>"));
  }

  @Test
  void unknownElementsInTheFormOfTagsAreMarkup() {
    assertEquals("Viagra", strip("V<kzx>ia</kzx>gra"));
    assertEquals("Word text", strip("<o:p class=\"x\">Word</o:p> <FONT SIZE=2>text</FONT>"));
    assertEquals("link", strip("<a href=\"http://a.org/?x>1\" title='y'>link</a>"));
  }

  private static String strip(String text) {
    return Applied.text(new Html(), text);
  }
}
