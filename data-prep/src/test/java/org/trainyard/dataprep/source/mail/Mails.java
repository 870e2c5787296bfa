package org.trainyard.dataprep.source.mail;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Small mails for tests, written line by line; each character is one byte. */
final class Mails {
  private Mails() {}

  static Mail read(String... lines) {
    return assertInstanceOf(Mail.class, result(lines));
  }

  static MailDefect defect(String... lines) {
    return assertInstanceOf(MailDefect.class, result(lines));
  }

  static MailResult result(String... lines) {
    return new MailReader().read(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The bytes of a text as characters. */
  static String bytes(String text, String charset) {
    return new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
  }

  static String base64(String text, String charset) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
        .encodeToString(text.getBytes(Charset.forName(charset)));
  }
}
