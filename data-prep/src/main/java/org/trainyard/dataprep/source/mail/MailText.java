package org.trainyard.dataprep.source.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trainyard.dataprep.source.decode.CharsetNames;
import org.trainyard.dataprep.source.decode.Decoded;
import org.trainyard.dataprep.source.decode.Decoded.Undecodable;
import org.trainyard.dataprep.source.decode.TextDecoder;

/**
 * Decodes the texts of one mail. What is declared comes first, if the bytes are sound in it; then
 * what they tell themselves, and then what the other texts of the mail are in: a subject alone is
 * too short to tell.
 */
final class MailText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Fewer bytes tell less than what the other texts of the mail are in. */
  private static final int SHORT = 200;

  private final byte[] mail;
  private final Set<Charset> used = new LinkedHashSet<>();
  private boolean guessed;

  private MailText(byte[] mail) {
    this.mail = mail;
  }

  /** Of a mail whose subject and sender may declare what the mail is in. */
  static MailText of(byte[] mail, PartHeader header) {
    MailText text = new MailText(mail);
    for (String field : List.of("subject", "from")) {
      String raw = header.field(field).orElse("");
      Optional<EncodedWord> word = EncodedWord.next(raw, 0);
      while (word.isPresent()) {
        byte[] bytes = word.get().bytes();
        if (!isAscii(bytes)) {
          CharsetNames.of(word.get().charset())
              .flatMap(charset -> sound(bytes, charset))
              .ifPresent(sound -> text.use(sound.charset()));
        }
        word = EncodedWord.next(raw, word.get().end());
      }
    }
    return text;
  }

  /** The subject on one line; empty if there is none. */
  String subject(PartHeader header) throws DefectFound {
    Optional<String> raw = header.field("subject");
    return raw.isPresent() ? HeaderText.of("subject", raw.get(), this) : "";
  }

  /** Text of a part. */
  String part(PartHeader header, byte[] bytes) throws DefectFound {
    return decode(bytes, DeclaredCharset.of(header, bytes), header.type() + " part");
  }

  /** Text of an encoded word of a header field. */
  String word(byte[] bytes, String charset, String field) throws DefectFound {
    return decode(bytes, CharsetNames.of(charset), field);
  }

  /** Text of a header field as it stands there: ASCII, or, against the rules, something else. */
  String header(byte[] bytes, String field) throws DefectFound {
    return decode(bytes, Optional.empty(), field);
  }

  private String decode(byte[] bytes, Optional<Charset> declared, String where) throws DefectFound {
    Optional<Decoded.Text> text =
        declared
            .flatMap(charset -> sound(bytes, charset))
            .or(() -> isShort(bytes) ? unicode(bytes).or(() -> inUse(bytes)) : Optional.empty())
            .or(() -> text(TextDecoder.detecting().decode(bytes)))
            .or(() -> inUse(bytes))
            .or(() -> guess() ? inUse(bytes) : Optional.empty());
    if (text.isEmpty()) {
      TextDecoder last = declared.map(TextDecoder::of).orElseGet(TextDecoder::detecting);
      String found =
          last.decode(bytes) instanceof Undecodable none ? none.description() : "nothing known";
      throw new DefectFound(MailDefect.UNDECODABLE, where + ": " + found);
    }
    if (!isAscii(bytes)) {
      use(text.get().charset());
    }
    return text.get().text();
  }

  /** Who writes ISO-8859-1 with bytes from 80 to 9F means Windows-1252, which has quotes there. */
  private static Optional<Decoded.Text> sound(byte[] bytes, Charset charset) {
    if (charset.equals(StandardCharsets.ISO_8859_1) && hasC1(bytes)) {
      Optional<Decoded.Text> windows = text(TextDecoder.of(WINDOWS).decode(bytes));
      if (windows.isPresent()) {
        return windows;
      }
    }
    return text(TextDecoder.of(charset).decode(bytes));
  }

  private static Optional<Decoded.Text> text(Decoded decoded) {
    return decoded instanceof Decoded.Text text ? Optional.of(text) : Optional.empty();
  }

  private static boolean isShort(byte[] bytes) {
    return bytes.length < SHORT && !isAscii(bytes);
  }

  private static Optional<Decoded.Text> unicode(byte[] bytes) {
    return text(TextDecoder.of(StandardCharsets.UTF_8).decode(bytes));
  }

  private Optional<Decoded.Text> inUse(byte[] bytes) {
    return used.stream().flatMap(charset -> sound(bytes, charset).stream()).findFirst();
  }

  /** Adds what the mail as a whole is in; false if that was done before. */
  private boolean guess() {
    if (guessed) {
      return false;
    }
    guessed = true;
    text(TextDecoder.detecting().decode(mail)).ifPresent(it -> use(it.charset()));
    return true;
  }

  private void use(String name) {
    Charset charset = Charset.forName(name);
    if (!DeclaredCharset.isWide(charset)) {
      used.add(charset);
    }
  }

  private static boolean hasC1(byte[] bytes) {
    for (byte each : bytes) {
      if ((each & 0xE0) == 0x80) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }
}
