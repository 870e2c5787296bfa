package org.trainyard.dataprep.source.text;

import java.util.Map;
import org.trainyard.dataprep.source.RawRow.Place;
import org.trainyard.dataprep.source.mail.Mail;
import org.trainyard.dataprep.source.mail.MailDefect;
import org.trainyard.dataprep.source.mail.MailReader;
import org.trainyard.dataprep.source.mail.MailResult;

/** A file is a mail; its text is the subject, and the parts that a person reads. */
final class MailFileReader implements DocumentReader {
  private static final long serialVersionUID = 1L;

  private final MailReader reader = new MailReader();

  @Override
  public Document read(Place at, byte[] content, String label) {
    MailResult result = reader.read(content);
    if (result instanceof MailDefect defect) {
      return Document.defective(at, defect.reason(), defect.detail());
    }
    Mail mail = (Mail) result;
    String text = mail.document();
    if (text.isBlank()) {
      return Document.defective(
          at,
          DocumentMaker.NO_TEXT,
          "neither subject nor text; attachments: " + mail.attachments());
    }
    return Document.sound(at, text, label, Map.of(), mail.attachments());
  }
}
