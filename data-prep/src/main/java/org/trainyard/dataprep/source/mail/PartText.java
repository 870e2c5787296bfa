package org.trainyard.dataprep.source.mail;

import java.util.Set;
import java.util.regex.Pattern;
import org.trainyard.dataprep.clean.rule.Html;

/** Turns one part into the text that is shown of it. */
final class PartText {
  /** Text for programs. */
  private static final Set<String> FOR_PROGRAMS =
      Set.of(
          "text/css",
          "text/javascript",
          "text/ecmascript",
          "text/calendar",
          "text/directory",
          "text/vcard",
          "text/x-vcard",
          "text/x-vcalendar",
          "text/rtf");

  private static final Pattern HTML =
      Pattern.compile(
          "\\s*+<(?:!doctype html|(?:x-)?html|head|body|meta|title|table|center|font|div|p)[\\s>]",
          Pattern.CASE_INSENSITIVE);

  private final MailText decoder;

  PartText(MailText decoder) {
    this.decoder = decoder;
  }

  /** Whether it is text: also what should have been parts or a mail, but is neither. */
  static boolean isReadable(Part.Single part) {
    String type = part.header().type();
    return (type.startsWith("text/") && !FOR_PROGRAMS.contains(type))
        || part.header().isMultiple()
        || type.equals(PartHeader.MAIL);
  }

  /** Subject of a mail in the mail. */
  Shown subject(PartHeader header) throws DefectFound {
    return new Shown(decoder.subject(header), 0);
  }

  /** A part that is text. */
  Shown of(Part.Single part) throws DefectFound {
    PartHeader header = part.header();
    byte[] bytes = TransferEncoding.of(header).decode(part.content());
    String text = decoder.part(header, bytes).replace("\r\n", "\n").replace('\r', '\n');
    if (header.type().equals("text/html") || isHtml(header, text)) {
      return new Shown(trimmed(Html.visible(text)), 0);
    }
    FilesInText rest = FilesInText.in(FlowedText.of(text, header));
    return new Shown(trimmed(rest.text()), rest.files());
  }

  /** HTML that says nothing of its type, or calls itself plain, begins with a tag. */
  private static boolean isHtml(PartHeader header, String text) {
    return header.type().equals(PartHeader.TEXT) && HTML.matcher(text).lookingAt();
  }

  /** Without empty lines around it. */
  private static String trimmed(String text) {
    int begin = 0;
    for (int at = 0; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
      begin = text.charAt(at) == '\n' ? at + 1 : begin;
    }
    return text.substring(begin).stripTrailing();
  }
}
