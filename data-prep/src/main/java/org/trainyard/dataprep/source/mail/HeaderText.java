package org.trainyard.dataprep.source.mail;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Decodes the text of a header field: its encoded words, and bytes beyond ASCII around them. */
final class HeaderText {
  private final MailText decoder;
  private final String field;
  private final StringBuilder text = new StringBuilder();

  /** Of words in one character set in a row: a character may be split between two. */
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  private String charset = "";

  private HeaderText(MailText decoder, String field) {
    this.decoder = decoder;
    this.field = field;
  }

  /**
   * The text on one line.
   *
   * @param field its name, for messages
   * @param raw its value, each byte one character
   */
  static String of(String field, String raw, MailText decoder) throws DefectFound {
    HeaderText header = new HeaderText(decoder, field);
    header.read(raw);
    return header.text.toString().replaceAll("[\\s\\x00]+", " ").strip();
  }

  private void read(String raw) throws DefectFound {
    int at = 0;
    Optional<EncodedWord> found = EncodedWord.next(raw, at);
    while (found.isPresent()) {
      EncodedWord word = found.get();
      String between = raw.substring(at, word.begin());
      if (at == 0 || !between.isBlank()) {
        endWords();
        text.append(raw(between));
      }
      add(word);
      at = word.end();
      found = EncodedWord.next(raw, at);
    }
    endWords();
    text.append(raw(raw.substring(at)));
  }

  private void add(EncodedWord word) throws DefectFound {
    String named = word.charset().toLowerCase(Locale.ROOT);
    if (!named.equals(charset)) {
      endWords();
      charset = named;
    }
    words.writeBytes(word.bytes());
  }

  private void endWords() throws DefectFound {
    if (words.size() > 0) {
      text.append(decoder.word(words.toByteArray(), charset, field));
      words.reset();
    }
    charset = "";
  }

  private String raw(String bytes) throws DefectFound {
    return decoder.header(PartHeader.bytes(bytes), field);
  }
}
