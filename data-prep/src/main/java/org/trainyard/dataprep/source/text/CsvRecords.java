package org.trainyard.dataprep.source.text;

import com.univocity.parsers.common.ParsingContext;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.trainyard.common.job.ContentException;
import org.trainyard.dataprep.source.csv.CsvSettings.FirstLine;

/**
 * Delimited text, RFC 4180: values in quotes may hold delimiters and line ends, and a quote twice
 * is one quote. Lines end in LF or CRLF, line ends in values become LF, and blank lines are no
 * records.
 *
 * @param delimiter what stands between two values
 * @param firstLine whether the first line names the columns; else they are numbered from 1
 */
record CsvRecords(String delimiter, FirstLine firstLine) implements RecordFormat {
  private static final int MOST_COLUMNS = 100_000;

  /** Reason of quarantine: more or fewer columns than the first line. */
  static final String COLUMNS = "wrong number of columns";

  /**
   * Reason of quarantine: a quote that opens a value and nothing closes, or one within a quoted
   * value that is not doubled. What follows up to the next quote is part of the record.
   */
  static final String QUOTE = "quote that is not closed";

  @Override
  public Iterator<Parsed> records(String uri, Reader content) {
    return new Lines(parser(content), columns(uri));
  }

  /** Names of the columns of a file, read from its beginning. */
  List<String> columns(String uri, Reader content) {
    Lines lines = new Lines(parser(content), columns(uri));
    return lines.columns;
  }

  private Columns columns(String uri) {
    return first -> {
      if (first == null) {
        return List.of();
      }
      List<String> names = new ArrayList<>();
      for (int i = 0; i < first.length; i++) {
        String name = first[i] == null ? "" : first[i].strip();
        names.add(firstLine == FirstLine.HEADER ? name : String.valueOf(i + 1));
      }
      if (names.stream().distinct().count() != names.size()) {
        throw new ContentException(
            String.format(
                "prepare.source.path: %s names a column twice in its first line: %s; give each a"
                    + " name of its own, or set prepare.source.header = false",
                uri, names));
      }
      return names;
    };
  }

  private CsvParser parser(Reader content) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.getFormat().setQuote('"');
    settings.getFormat().setQuoteEscape('"');
    settings.getFormat().setLineSeparator("\n");
    settings.setCommentProcessingEnabled(false);
    // A quote that is neither doubled nor the last of its value damages the record: no value then.
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.SKIP_VALUE);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setSkipEmptyLines(true);
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MOST_COLUMNS);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(new LineFeeds(content));
    return parser;
  }

  private interface Columns {
    List<String> of(String[] first);
  }

  private final class Lines implements Iterator<Parsed> {
    private final CsvParser parser;
    private final List<String> columns;
    private String[] values;
    private String raw = "";

    Lines(CsvParser parser, Columns names) {
      this.parser = parser;
      advance();
      this.columns = names.of(values);
      if (firstLine == FirstLine.HEADER && values != null) {
        advance();
      }
    }

    private void advance() {
      values = parser.parseNext();
      ParsingContext context = parser.getContext();
      raw = values == null || context == null ? "" : context.currentParsedContent();
    }

    @Override
    public boolean hasNext() {
      return values != null;
    }

    @Override
    public Parsed next() {
      if (values == null) {
        throw new NoSuchElementException("no more records");
      }
      String[] found = values;
      String line = raw == null ? "" : raw;
      advance();
      if (line.indexOf('"') >= 0 && isDamaged(line)) {
        return new Parsed.Malformed(QUOTE, line.strip());
      }
      if (found.length != columns.size()) {
        return new Parsed.Malformed(
            COLUMNS, found.length + " in place of " + columns.size() + ": " + line.strip());
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < found.length; i++) {
        if (found[i] != null) {
          fields.put(columns.get(i), found[i]);
        }
      }
      return new Parsed.Fields(fields);
    }

    /**
     * Whether a record's quotes are not those of RFC 4180: one is never closed, or one within a
     * quoted value is not doubled.
     */
    private boolean isDamaged(String record) {
      boolean quoted = false;
      int start = 0;
      int at = 0;
      while (at < record.length()) {
        boolean quote = record.charAt(at) == '"';
        if (!quoted && quote && at == start) {
          quoted = true;
        } else if (!quoted && record.startsWith(delimiter, at)) {
          at += delimiter.length() - 1;
          start = at + 1;
        } else if (quoted && quote) {
          if (record.startsWith("\"", at + 1)) {
            at++;
          } else if (ends(record, at + 1)) {
            quoted = false;
          } else {
            return true;
          }
        }
        at++;
      }
      return quoted;
    }

    private boolean ends(String record, int at) {
      return record.startsWith(delimiter, at) || record.substring(at).isBlank();
    }
  }
}
