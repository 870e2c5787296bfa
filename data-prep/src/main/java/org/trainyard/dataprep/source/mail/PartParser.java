package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a mail apart. The parser of the library finds the parts; mails in mails are read anew. */
final class PartParser {
  /** Each level costs one more pass over what is in it. */
  private static final int DEEPEST = 30;

  private static final String TEXT = "text/plain";
  private static final String MAIL = "message/rfc822";

  private static final MimeConfig LENIENT =
      MimeConfig.custom()
          .setMaxContentLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxLineLen(-1)
          .build();

  private final MimeTokenStream tokens = new MimeTokenStream(LENIENT);

  private PartParser() {
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
  }

  /** The mail that the bytes are. */
  static Part parse(byte[] raw) throws DefectFound {
    MailEnvelope envelope = MailEnvelope.of(raw);
    if (envelope.isEmpty()) {
      throw new DefectFound(MailDefect.EMPTY, raw.length + " bytes");
    }
    if (!envelope.hasHeader()) {
      throw new DefectFound(MailDefect.NO_HEADER, "begins with \"" + envelope.beginning() + "\"");
    }
    return parse(envelope.opened(), 0);
  }

  private static Part parse(byte[] mail, int depth) throws DefectFound {
    PartParser parser = new PartParser();
    parser.tokens.parse(new ByteArrayInputStream(mail));
    try {
      return parser.part(TEXT, depth);
    } catch (MimeException | IOException | IllegalStateException | IllegalArgumentException e) {
      throw new DefectFound(MailDefect.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  /** From the beginning of a mail or part to its end. */
  private Part part(String defaultType, int depth) throws DefectFound, MimeException, IOException {
    if (depth > DEEPEST) {
      throw new DefectFound(MailDefect.TOO_DEEP, "more than " + DEEPEST + " levels");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    List<Part> parts = new ArrayList<>();
    Optional<PartHeader> header = Optional.empty();
    byte[] content = {};
    boolean multiple = false;
    while (true) {
      EntityState state = tokens.next();
      switch (state) {
        case T_FIELD -> add(fields, tokens.getField());
        case T_END_HEADER -> header = Optional.of(PartHeader.of(fields, defaultType));
        case T_START_MULTIPART -> multiple = true;
        case T_BODY, T_PREAMBLE -> content = tokens.getInputStream().readAllBytes();
        case T_START_BODYPART -> parts.add(part(childType(header), depth + 1));
        case T_END_BODYPART, T_END_MESSAGE, T_END_OF_STREAM -> {
          PartHeader own = header.orElseGet(() -> PartHeader.of(fields, defaultType));
          return multiple && !parts.isEmpty()
              ? new Part.Multiple(own, parts)
              : single(new Part.Single(own, content), depth);
        }
        default -> {}
      }
    }
  }

  private static String childType(Optional<PartHeader> header) {
    return header.filter(it -> it.type().equals("multipart/digest")).isPresent() ? MAIL : TEXT;
  }

  private static void add(Map<String, String> fields, Field field) {
    byte[] raw =
        field.getRaw() == null
            ? (field.getName() + ":" + field.getBody()).getBytes(StandardCharsets.UTF_8)
            : field.getRaw().toByteArray();
    String line = new String(raw, StandardCharsets.ISO_8859_1);
    String value = line.substring(line.indexOf(':') + 1);
    fields.putIfAbsent(field.getName().trim().toLowerCase(Locale.ROOT), unfolded(value));
  }

  private static String unfolded(String value) {
    return value.replace("\r\n", "\n").replaceAll("\n(?=[ \t])", "").replace('\n', ' ').strip();
  }

  private static Part single(Part.Single part, int depth) throws DefectFound {
    Optional<byte[]> repaired = LostBoundary.declared(part);
    if (repaired.isPresent()) {
      return parse(repaired.get(), depth + 1);
    }
    if (part.header().type().equals(MAIL) && !part.header().isAttachment()) {
      byte[] mail = TransferEncoding.of(part.header()).decode(part.content());
      MailEnvelope envelope = MailEnvelope.of(mail);
      if (envelope.hasHeader()) {
        return new Part.Nested(part.header(), parse(envelope.opened(), depth + 1));
      }
    }
    return part;
  }
}
