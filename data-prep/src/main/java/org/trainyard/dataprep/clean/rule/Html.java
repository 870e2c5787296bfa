package org.trainyard.dataprep.clean.rule;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * {@code html}: what a reader sees of HTML. Head, scripts, styles and comments go; each {@code
 * <br>} and the bounds of block elements become line feeds, table cells are parted by a blank;
 * character references are decoded; white space of the source counts as one blank except in {@code
 * <pre>}, as in a browser. A {@code <} that opens no tag ({@code a < b}, {@code <joe@a.org>}) is
 * text, and a text without tags is only decoded, so plain text comes back unchanged.
 *
 * <p>Example: <code>"&lt;p&gt;Tom &amp;amp; &lt;b&gt;Ann&lt;/b&gt;&lt;/p&gt;3 &lt;
 * 4"</code> becomes {@code "Tom & Ann}, a line feed, and {@code 3 < 4"}.
 */
public record Html() implements CleaningRule {
  @Override
  public Cleaned apply(String text) {
    Markup markup = Markup.of(text);
    if (markup.isAbsent()) {
      return Cleaned.text(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }
    return Cleaned.text(visible(markup.escaped()));
  }

  /**
   * What a reader sees of a text that is known to be HTML, such as a part of a mail: each {@code <}
   * is what a browser takes it for, and line feeds part words even if there is no tag.
   */
  public static String visible(String html) {
    VisibleText visible = new VisibleText();
    Jsoup.parse(html).filter(visible);
    return visible.text();
  }

  /** Collects text nodes in the order of reading. */
  private static final class VisibleText implements NodeFilter {
    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    private boolean blank;
    private boolean line;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words.getWholeText());
      } else if (node instanceof Element element) {
        if (Hidden.is(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        switch (element.normalName()) {
          case "br" -> breakLine();
          case "td", "th" -> blank = true;
          case "pre", "listing" -> preformatted++;
          default -> {}
        }
        line |= element.isBlock() && !isCell(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        line |= element.isBlock() && !isCell(element);
        blank |= isCell(element);
        if (element.normalName().equals("pre") || element.normalName().equals("listing")) {
          preformatted--;
        }
      }
      return FilterResult.CONTINUE;
    }

    private static boolean isCell(Element element) {
      return element.normalName().equals("td") || element.normalName().equals("th");
    }

    private void append(String words) {
      for (int at = 0; at < words.length(); at++) {
        char each = words.charAt(at);
        if (preformatted == 0 && isSourceSpace(each)) {
          blank = true;
        } else {
          separate();
          text.append(each);
        }
      }
    }

    private static boolean isSourceSpace(char each) {
      return each == ' ' || (each >= '\t' && each <= '\r' && each != 0x0B);
    }

    private void breakLine() {
      boolean pending = line;
      line = false;
      blank = false;
      if (pending && !atLineStart()) {
        text.append('\n');
      }
      text.append('\n');
    }

    private void separate() {
      if (line && !atLineStart()) {
        text.append('\n');
      } else if (blank && !atLineStart()) {
        text.append(' ');
      }
      line = false;
      blank = false;
    }

    private boolean atLineStart() {
      return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    }

    String text() {
      return text.toString();
    }
  }
}
