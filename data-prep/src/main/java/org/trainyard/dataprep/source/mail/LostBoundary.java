package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the boundary of parts whose header declares none, or another one than stands there. */
final class LostBoundary {
  /** A line with two hyphens in front of the first header of a part. */
  private static final Pattern BOUNDARY =
      Pattern.compile("(?m)^--([^\\s\"][^\"\\r\\n]{0,199})\\r?\\n(?=Content-[\\w-]{1,40}:)");

  private LostBoundary() {}

  /** The part with a header that declares the boundary that is there; empty if there is none. */
  static Optional<byte[]> declared(Part.Single part) {
    Matcher matcher = BOUNDARY.matcher(new String(part.content(), StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String header =
        "Content-Type: "
            + part.header().type()
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
}
