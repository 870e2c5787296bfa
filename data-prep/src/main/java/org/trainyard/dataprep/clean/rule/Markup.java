package org.trainyard.dataprep.clean.rule;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * Tells a {@code <} that opens a tag from one that is text, which a browser would not do: it takes
 * {@code x<y and …} for an unknown element and swallows it. A tag is a name that HTML knows, or any
 * other in the exact form of a tag; names of one letter must have that form, too.
 */
final class Markup {
  /** A tag of uncertain name that is longer is text; bounds the time that is spent on a text. */
  private static final int LONGEST = 2_000;

  /** Elements of old or of mail programs that jsoup does not list. */
  private static final Set<String> OLD =
      Set.of("nobr", "blink", "marquee", "spacer", "layer", "ilayer", "multicol", "bgsound", "xml");

  private final StringBuilder escaped = new StringBuilder();
  private final String text;
  private final int lastClosing;
  private final int lastCommentEnd;
  private boolean absent = true;

  private Markup(String text) {
    this.text = text;
    this.lastClosing = text.lastIndexOf('>');
    this.lastCommentEnd = text.lastIndexOf("-->");
  }

  static Markup of(String text) {
    Markup markup = new Markup(text);
    int copied = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      if (markup.opens(at)) {
        markup.absent = false;
      } else {
        markup.escaped.append(text, copied, at).append("&lt;");
        copied = at + 1;
      }
    }
    markup.escaped.append(text, copied, text.length());
    return markup;
  }

  /** Whether there is no tag at all. */
  boolean isAbsent() {
    return absent;
  }

  /** The text with each {@code <} that is text written as a character reference. */
  String escaped() {
    return escaped.toString();
  }

  private boolean opens(int at) {
    if (at + 1 >= lastClosing) {
      return false;
    }
    char next = text.charAt(at + 1);
    if (next == '!') {
      return text.startsWith("--", at + 2)
          ? lastCommentEnd >= at + 2
          : isLetter(text.charAt(at + 2)) || text.charAt(at + 2) == '[';
    }
    if (next == '?') {
      return isLetter(text.charAt(at + 2));
    }
    int begin = next == '/' ? at + 2 : at + 1;
    int end = nameEnd(begin);
    if (end == begin || end >= text.length() || !endsName(text.charAt(end))) {
      return false;
    }
    return isKnown(begin, end) || hasFormOfTag(end);
  }

  private boolean isKnown(int begin, int end) {
    if (end - begin == 1 || end - begin > 20) {
      return false;
    }
    String name = text.substring(begin, end).toLowerCase(Locale.ROOT);
    return Tag.isKnownTag(name) || OLD.contains(name);
  }

  /** From the end of the name: attributes with values, and the closing bracket. */
  private boolean hasFormOfTag(int nameEnd) {
    int most = Math.min(text.length(), nameEnd + LONGEST);
    int at = nameEnd;
    while (at < most) {
      char each = text.charAt(at);
      if (each == '>') {
        return true;
      }
      if (each == '/' || isSpace(each)) {
        at++;
        continue;
      }
      at = attributeEnd(at, most);
      if (at < 0) {
        return false;
      }
    }
    return false;
  }

  /**
   * The end of {@code name=value} or {@code name="value"}, or a negative number if it is neither.
   */
  private int attributeEnd(int begin, int most) {
    int at = begin;
    while (at < most && isName(text.charAt(at))) {
      at++;
    }
    if (at == begin) {
      return -1;
    }
    at = spacesEnd(at, most);
    if (at >= most || text.charAt(at) != '=') {
      return -1;
    }
    at = spacesEnd(at + 1, most);
    if (at >= most) {
      return -1;
    }
    char quote = text.charAt(at);
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote, at + 1);
      return end < 0 || end >= most ? -1 : end + 1;
    }
    while (at < most && !isSpace(text.charAt(at)) && "<>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private int spacesEnd(int begin, int most) {
    int at = begin;
    while (at < most && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int nameEnd(int begin) {
    int most = Math.min(text.length(), begin + LONGEST);
    int at = begin;
    if (at < most && isLetter(text.charAt(at))) {
      while (at < most && isName(text.charAt(at))) {
        at++;
      }
    }
    return at > begin && text.charAt(at - 1) == ':' ? begin : at;
  }

  private static boolean endsName(char each) {
    return each == '>' || each == '/' || isSpace(each);
  }

  private static boolean isName(char each) {
    return isLetter(each) || (each >= '0' && each <= '9') || "-_:.".indexOf(each) >= 0;
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  private static boolean isSpace(char each) {
    return each == ' ' || (each >= '\t' && each <= '\r');
  }
}
