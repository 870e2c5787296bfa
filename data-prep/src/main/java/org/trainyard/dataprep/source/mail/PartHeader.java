package org.trainyard.dataprep.source.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/** The header of a mail or of one of its parts. Of fields with the same name the first counts. */
final class PartHeader {
  /** Where the parameters are not set off by semicolons. */
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';>]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern TYPE = Pattern.compile("[\\s\"']*([\\w.+-]+)(?:/([\\w.+-]+))?");

  /** In ISO-8859-1, which keeps all bytes; in lower case. */
  private final Map<String, String> fields;

  private final String type;
  private final RawBody typeField;
  private final RawBody disposition;
  private final boolean named;

  private PartHeader(Map<String, String> fields, String defaultType) {
    this.fields = fields;
    this.typeField = parsed("content-type");
    this.disposition = parsed("content-disposition");
    this.named = isNamed(disposition, "filename") || isNamed(typeField, "name");
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

  private RawBody parsed(String field) {
    return RawFieldParser.DEFAULT.parseRawBody(
        new RawField(field, fields.getOrDefault(field, "").replaceAll("[\\r\\n]+", " ")));
  }

  /** As its bytes in ISO-8859-1, unfolded; empty if there is none. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Such as {@code text/plain}, in lower case. */
  String type() {
    return type;
  }

  /** As it is written; empty if none is declared. */
  Optional<String> charset() {
    return parameter("charset")
        .or(
            () -> {
              Matcher matcher = CHARSET.matcher(fields.getOrDefault("content-type", ""));
              return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
            })
        .filter(charset -> !charset.isBlank());
  }

  /** A parameter of the content type in lower case. */
  Optional<String> parameter(String name) {
    return value(typeField, name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /** The boundary between the parts of this one, as it is written. */
  Optional<String> boundary() {
    return value(typeField, "boundary").filter(boundary -> !boundary.isBlank());
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
    return disposition.getValue() != null
        && disposition.getValue().trim().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  /** Whether it has the name of a file. */
  boolean isNamed() {
    return named;
  }

  /** Also {@code filename*} and {@code filename*0} of RFC 2231. */
  private static boolean isNamed(RawBody field, String name) {
    return field.getParams().stream()
        .anyMatch(
            each ->
                each.getName() != null
                    && each.getName().toLowerCase(Locale.ROOT).split("\\*", 2)[0].equals(name)
                    && each.getValue() != null
                    && !each.getValue().isBlank());
  }

  private static Optional<String> value(RawBody field, String name) {
    return field.getParams().stream()
        .filter(each -> name.equalsIgnoreCase(each.getName()) && each.getValue() != null)
        .map(NameValuePair::getValue)
        .findFirst();
  }

  /** The raw value of a field as the bytes that stand in the mail. */
  static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }
}
