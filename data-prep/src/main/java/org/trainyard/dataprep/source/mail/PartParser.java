package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes a mail apart. The parser of the library finds the parts; mails in mails are read anew. */
final class PartParser {
  /** Each level costs one more pass over what is in it. */
  private static final int DEEPEST = 30;

  private static final MimeConfig LENIENT =
      MimeConfig.custom()
          .setMaxContentLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxLineLen(-1)
          .build();

  private final MimeTokenStream tokens =
      new MimeTokenStream(LENIENT, new PartDescriptorBuilder(PartHeader.TEXT));

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
      return parser.part(depth);
    } catch (MimeException | IOException | IllegalStateException | IllegalArgumentException e) {
      throw new DefectFound(MailDefect.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  /** From the beginning of a mail or part to its end. */
  private Part part(int depth) throws DefectFound, MimeException, IOException {
    if (depth > DEEPEST) {
      throw new DefectFound(MailDefect.TOO_DEEP, "more than " + DEEPEST + " levels");
    }
    List<Part> parts = new ArrayList<>();
    Optional<PartHeader> header = Optional.empty();
    byte[] content = {};
    while (true) {
      switch (tokens.next()) {
        case T_START_MULTIPART -> header = Optional.of(header());
        case T_BODY -> {
          header = Optional.of(header());
          content = tokens.getInputStream().readAllBytes();
        }
        case T_PREAMBLE -> content = tokens.getInputStream().readAllBytes();
        case T_START_BODYPART -> parts.add(part(depth + 1));
        case T_END_BODYPART, T_END_MESSAGE, T_END_OF_STREAM -> {
          PartHeader own = header.orElseThrow(() -> new MimeException("a part without a body"));
          return parts.isEmpty()
              ? single(new Part.Single(own, content), depth)
              : new Part.Multiple(own, parts);
        }
        default -> {}
      }
    }
  }

  private PartHeader header() throws MimeException {
    if (tokens.getBodyDescriptor() instanceof PartDescriptor descriptor) {
      return descriptor.header();
    }
    throw new MimeException("a part without a header");
  }

  private static Part single(Part.Single part, int depth) throws DefectFound {
    Optional<byte[]> repaired = LostBoundary.declared(part);
    if (repaired.isPresent()) {
      return parse(repaired.get(), depth + 1);
    }
    if (part.header().type().equals(PartHeader.MAIL) && !part.header().isAttachment()) {
      byte[] mail = TransferEncoding.of(part.header()).decode(part.content());
      MailEnvelope envelope = MailEnvelope.of(mail);
      if (envelope.hasHeader()) {
        return new Part.Nested(part.header(), parse(envelope.opened(), depth + 1));
      }
    }
    return part;
  }
}
