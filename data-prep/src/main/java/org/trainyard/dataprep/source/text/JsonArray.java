package org.trainyard.dataprep.source.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.trainyard.common.job.ContentException;

/** One JSON array of objects, of which one at a time is in memory. */
final class JsonArray implements RecordFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Parsed> records(String uri, Reader content) {
    return new Elements(uri, content);
  }

  private static final class Elements implements Iterator<Parsed> {
    // What follows an element is the next one.
    private static final ObjectMapper JSON =
        JsonFields.mapper().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String uri;
    private final JsonParser parser;
    private boolean more;

    Elements(String uri, Reader content) {
      this.uri = uri;
      try {
        this.parser = JSON.createParser(content);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
          throw broken("it does not begin with \"[\"", null);
        }
        advance();
      } catch (JsonProcessingException e) {
        throw broken(e.getOriginalMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public Parsed next() {
      if (!more) {
        throw new NoSuchElementException("no more elements");
      }
      try {
        JsonNode node = parser.readValueAsTree();
        advance();
        return node.isObject()
            ? new Parsed.Fields(JsonFields.of(node))
            : new Parsed.Malformed(JsonFields.NO_OBJECT, node.toString());
      } catch (JsonProcessingException e) {
        throw broken(e.getOriginalMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void advance() throws IOException {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw broken("the array does not end", null);
      }
      more = token != JsonToken.END_ARRAY;
      if (!more && parser.nextToken() != null) {
        throw broken("something follows behind the array", null);
      }
    }

    /** What follows a mistake cannot be told from what is wrong, so the file is refused. */
    private ContentException broken(String what, JsonProcessingException cause) {
      return new ContentException(
          String.format(
              "prepare.source.path: %s, line %d: %s; the format json is one array of objects. Mend"
                  + " the file, or use jsonl if each line is an object",
              uri, parser.getCurrentLocation().getLineNr(), what),
          cause);
    }
  }
}
