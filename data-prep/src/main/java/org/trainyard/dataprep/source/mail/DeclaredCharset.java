package org.trainyard.dataprep.source.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trainyard.dataprep.source.decode.CharsetNames;

/** What a part says of its character set, as far as it can be believed. */
final class DeclaredCharset {
  /** HTML may name its character set itself. */
  private static final Pattern META =
      Pattern.compile(
          "<meta\\b[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]{1,60})", Pattern.CASE_INSENSITIVE);

  private static final int META_WITHIN = 4_000;

  private DeclaredCharset() {}

  /** By the header of a part, or else by itself; ASCII is what those say who do not know. */
  static Optional<Charset> of(PartHeader header, byte[] bytes) {
    return header
        .charset()
        .flatMap(CharsetNames::of)
        .filter(it -> !it.equals(StandardCharsets.US_ASCII))
        .filter(it -> !isWide(it) || hasNull(bytes))
        .or(() -> header.type().equals("text/html") ? ofHtml(bytes) : Optional.empty());
  }

  private static Optional<Charset> ofHtml(byte[] bytes) {
    int length = Math.min(bytes.length, META_WITHIN);
    Matcher meta = META.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return meta.find()
        ? CharsetNames.of(meta.group(1)).filter(it -> !isWide(it))
        : Optional.empty();
  }

  /** Whether it takes two or four bytes for a letter of ASCII, one of them 0. */
  static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private static boolean hasNull(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}
