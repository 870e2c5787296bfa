package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the boundary of parts whose header declares none, or another one than stands there, or does
 * not even say that there are parts.
 */
final class LostBoundary {
  /** A line with two hyphens in front of the first header of a part. */
  private static final Pattern BOUNDARY =
      Pattern.compile("(?m)^--([^\\s\"][^\"\\r\\n]{0,199})\\r?\\n(?=Content-[\\w-]{1,40}:)");

  private static final Pattern TYPE =
      Pattern.compile("(?mi)^Content-Type:[ \\t]*([\\w.+-]{1,40}/[\\w.+-]{1,40})");

  private static final List<String> BOTH = List.of("text/plain", "text/html");

  private LostBoundary() {}

  /** The part with a header that declares the boundary that is there; empty if there is none. */
  static Optional<byte[]> declared(Part.Single part) {
    boolean saysParts = part.header().isMultiple();
    if (!saysParts && part.header().field("content-type").isPresent()) {
      return Optional.empty();
    }
    String content = new String(part.content(), StandardCharsets.ISO_8859_1);
    Matcher matcher = BOUNDARY.matcher(content);
    if (!matcher.find() || !(saysParts || isPreamble(content.substring(0, matcher.start())))) {
      return Optional.empty();
    }
    String header =
        "Content-Type: "
            + (saysParts ? part.header().type() : typeOf(content))
            + "; boundary=\""
            + matcher.group(1).stripTrailing()
            + "\"\n"
            + part.header().field("subject").map(subject -> "Subject: " + subject + "\n").orElse("")
            + "\n";
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    mail.writeBytes(PartHeader.bytes(header));
    mail.writeBytes(part.content());
    return Optional.of(mail.toByteArray());
  }

  /** One line such as {@code This is a multi-part message}; more are the text of a mail. */
  private static boolean isPreamble(String text) {
    return text.lines().filter(line -> !line.isBlank()).limit(2).count() < 2;
  }

  private static String typeOf(String content) {
    List<String> types =
        TYPE.matcher(content)
            .results()
            .map(MatchResult::group)
            .map(field -> field.substring(field.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT))
            .limit(BOTH.size() + 1L)
            .toList();
    return types.equals(BOTH) ? "multipart/alternative" : "multipart/mixed";
  }
}
