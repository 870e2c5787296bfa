package org.trainyard.dataprep.source.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;

/** Collects the fields of a header for the parser of the library. */
final class PartDescriptorBuilder implements BodyDescriptorBuilder {
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final String defaultType;

  /** With the type of parts that declare none. */
  PartDescriptorBuilder(String defaultType) {
    this.defaultType = defaultType;
  }

  @Override
  public void reset() {
    fields.clear();
  }

  @Override
  public Field addField(RawField field) {
    byte[] raw =
        field.getRaw() == null
            ? (field.getName() + ":" + field.getBody()).getBytes(StandardCharsets.UTF_8)
            : field.getRaw().toByteArray();
    String line = new String(raw, StandardCharsets.ISO_8859_1);
    String value = line.substring(line.indexOf(':') + 1);
    fields.putIfAbsent(field.getName().trim().toLowerCase(Locale.ROOT), unfolded(value));
    return field;
  }

  private static String unfolded(String value) {
    return value.replace("\r\n", "\n").replaceAll("\n(?=[ \t])", "").replace('\n', ' ').strip();
  }

  @Override
  public BodyDescriptor build() {
    return new PartDescriptor(PartHeader.of(fields, defaultType));
  }

  @Override
  public BodyDescriptorBuilder newChild() {
    boolean isDigest = PartHeader.of(fields, defaultType).type().equals("multipart/digest");
    return new PartDescriptorBuilder(isDigest ? PartHeader.MAIL : PartHeader.TEXT);
  }
}
