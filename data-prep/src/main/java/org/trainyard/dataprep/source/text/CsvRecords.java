package org.trainyard.dataprep.source.text;

import com.univocity.parsers.common.ParsingContext;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
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
 * is one quote. Blank lines are no records.
 *
 * @param delimiter what stands between two values
 * @param firstLine whether the first line names the columns; else they are numbered from 1
 */
record CsvRecords(String delimiter, FirstLine firstLine) implements RecordFormat {
  private static final int MOST_COLUMNS = 100_000;

  /** Reason of quarantine: more or fewer columns than the first line. */
  static final String COLUMNS = "wrong number of columns";

  /** Reason of quarantine: a quote that nothing closes; all that follows it is one record. */
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
    settings.getFormat().setComment('\0');
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setSkipEmptyLines(true);
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(MOST_COLUMNS);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(content);
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
      if (values == null && isOpen(line)) {
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

    private boolean isOpen(String record) {
      boolean quoted = record.startsWith("\"") || record.contains(delimiter + "\"");
      return quoted && record.chars().filter(c -> c == '"').count() % 2 == 1;
    }
  }
}
