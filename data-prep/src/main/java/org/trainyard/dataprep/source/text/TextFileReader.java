package org.trainyard.dataprep.source.text;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.trainyard.dataprep.source.RawRow.Place;
import org.trainyard.dataprep.source.decode.Decoded;
import org.trainyard.dataprep.source.decode.TextDecoder;

/** A file is a text. */
final class TextFileReader implements DocumentReader {
  private static final long serialVersionUID = 1L;

  private final TextDecoder decoder;

  TextFileReader(Optional<String> charset) {
    decoder = charset.map(Charset::forName).map(TextDecoder::of).orElseGet(TextDecoder::detecting);
  }

  @Override
  public Document read(Place at, byte[] content, String label) {
    Decoded decoded = decoder.decode(content);
    if (decoded instanceof Decoded.Undecodable undecodable) {
      return Document.defective(at, Undecodable.REASON, undecodable.description());
    }
    String text = ((Decoded.Text) decoded).text();
    return text.isBlank()
        ? Document.defective(at, DocumentMaker.NO_TEXT, content.length + " bytes, all blank")
        : Document.sound(at, text, label, Map.of(), 0);
  }
}
