package org.trainyard.dataprep.source.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of a mail or of one of its parts. Of fields with the same name the first counts. */
final class PartHeader {
  static final String TEXT = "text/plain";
  static final String MAIL = "message/rfc822";

  /** Where the parameters are not set off by semicolons. */
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';>]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern TYPE = Pattern.compile("[\\s\"']*([\\w.+-]+)(?:/([\\w.+-]+))?");

  /** In ISO-8859-1, which keeps all bytes; in lower case. */
  private final Map<String, String> fields;

  private final String type;
  private final FieldParameters typeParameters;

  private PartHeader(Map<String, String> fields, String defaultType) {
    this.fields = fields;
    this.typeParameters = FieldParameters.of(fields.getOrDefault("content-type", ""));
    this.type = typeOf(fields.getOrDefault("content-type", defaultType), defaultType);
  }

  /** Fields as they were read, with the type that parts here have if they declare none. */
  static PartHeader of(Map<String, String> fields, String defaultType) {
    return new PartHeader(new LinkedHashMap<>(fields), defaultType);
  }

  private static String typeOf(String declared, String defaultType) {
    Matcher matcher = TYPE.matcher(declared.toLowerCase(Locale.ROOT));
    if (!matcher.lookingAt()) {
      return defaultType;
    }
    if (matcher.group(2) == null) {
      return matcher.group(1).equals("html") ? "text/html" : defaultType;
    }
    return matcher.group(1) + "/" + matcher.group(2);
  }

  /** As its bytes in ISO-8859-1, unfolded; empty if there is none. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Such as {@code text/plain}, in lower case. */
  String type() {
    return type;
  }

  /** Whether it is the header of parts. */
  boolean isMultiple() {
    return type.startsWith("multipart/");
  }

  /** As it is written; empty if none is declared. */
  Optional<String> charset() {
    return parameter("charset")
        .or(
            () -> {
              Matcher matcher = CHARSET.matcher(fields.getOrDefault("content-type", ""));
              return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
            });
  }

  /** A parameter of the content type in lower case. */
  Optional<String> parameter(String name) {
    return typeParameters.value(name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /** The boundary between the parts of this one, as it is written. */
  Optional<String> boundary() {
    return typeParameters.value("boundary");
  }

  /** In lower case; empty if none is declared. */
  String transferEncoding() {
    return fields
        .getOrDefault("content-transfer-encoding", "")
        .replaceAll("[\\s\"';]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether the sender wants it not to be shown. */
  boolean isAttachment() {
    return disposition().strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  /** Whether it has the name of a file. */
  boolean isNamed() {
    return typeParameters.value("name").isPresent()
        || FieldParameters.of(disposition()).value("filename").isPresent();
  }

  private String disposition() {
    return fields.getOrDefault("content-disposition", "");
  }

  /** The raw value of a field as the bytes that stand in the mail. */
  static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }
}
