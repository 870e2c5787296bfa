package org.trainyard.dataprep.source.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A JSON object on each line. Blank lines are no records. */
final class JsonLines implements RecordFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Parsed> records(String uri, Reader content) {
    return new Lines(content);
  }

  private static final class Lines implements Iterator<Parsed> {
    private static final ObjectReader JSON = JsonFields.mapper().readerFor(JsonNode.class);

    private final Reader content;
    private final char[] buffer = new char[1 << 16];
    private int next;
    private int end;
    private String line;

    Lines(Reader content) {
      this.content = content;
      this.line = filled();
    }

    @Override
    public boolean hasNext() {
      return !line.isEmpty();
    }

    @Override
    public Parsed next() {
      if (line.isEmpty()) {
        throw new NoSuchElementException("no more lines");
      }
      String found = line;
      line = filled();
      try {
        JsonNode node = JSON.readValue(found);
        return node.isObject()
            ? new Parsed.Fields(JsonFields.of(node))
            : new Parsed.Malformed(JsonFields.NO_OBJECT, found);
      } catch (JsonProcessingException e) {
        return new Parsed.Malformed(JsonFields.NO_JSON, e.getOriginalMessage() + ": " + found);
      }
    }

    /** The next line that is not blank; empty at the end. */
    private String filled() {
      try {
        StringBuilder read = new StringBuilder();
        while (true) {
          if (next == end) {
            next = 0;
            end = Math.max(0, content.read(buffer));
            if (end == 0) {
              return read.toString().strip();
            }
          }
          char c = buffer[next++];
          if (c != '\n') {
            read.append(c);
          } else {
            String whole = read.toString().strip();
            if (!whole.isEmpty()) {
              return whole;
            }
            read.setLength(0);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
