package org.trainyard.dataprep.clean.rule;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * {@code entities}: character references in plain text become what they stand for. Only those that
 * end in a semicolon, for {@code ?a=1&copy=2} is an address. A reference to no character, such as
 * that to a surrogate, and an unknown name stay. One level is decoded: <code>&amp;amp;lt;</code>
 * becomes <code>&amp;lt;</code>.
 *
 * <p>Example: <code>"caf&amp;eacute; &amp;amp; bar &amp;#8364;5"</code> becomes {@code "café & bar
 * €5"}.
 */
public record Entities() implements CleaningRule {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|[a-zA-Z][a-zA-Z0-9]{1,31});");

  @Override
  public Cleaned apply(String text) {
    if (text.indexOf('&') < 0) {
      return Cleaned.text(text);
    }
    return Cleaned.text(REFERENCE.matcher(text).replaceAll(Entities::quotedCharacter));
  }

  private static String quotedCharacter(MatchResult found) {
    return Matcher.quoteReplacement(
        isNoCharacter(found) ? found.group() : Parser.unescapeEntities(found.group(), true));
  }

  private static boolean isNoCharacter(MatchResult found) {
    int code =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : found.group(2) != null ? Integer.parseInt(found.group(2), 16) : 1;
    return code == 0
        || code > Character.MAX_CODE_POINT
        || Character.getType(code) == Character.SURROGATE;
  }
}
