package org.trainyard.common.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table. Its columns are sorted by a click on their heading; a long one scrolls in its own frame.
 *
 * @param caption what it shows; may be empty
 * @param columns the columns
 * @param rows the rows, each with a cell for every column
 */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {
  private static final int LONG = 40;

  /**
   * A column.
   *
   * @param title its heading
   * @param align where its cells stand
   */
  public record Column(String title, Align align) {
    /** A column of text. */
    public static Column text(String title) {
      return new Column(title, Align.LEFT);
    }

    /** A column of numbers, set so that their digits stand below each other. */
    public static Column number(String title) {
      return new Column(title, Align.RIGHT);
    }
  }

  /** Where the cells of a column stand. */
  public enum Align {
    /** For text. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  /** Copies and checks. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row needs " + columns.size() + " cells, found " + row.size());
      }
    }
  }

  /** The table as HTML. */
  public DomContent render() {
    return div(table(
            iff(!caption.isEmpty(), TagCreator.caption(caption)),
            thead(tr(each(columns, c -> th(c.title()).attr("scope", "col").withClass(css(c))))),
            tbody(each(rows, this::row))))
        .withClass(rows.size() > LONG ? "table long" : "table");
  }

  private DomContent row(List<Cell> row) {
    return tr(each(IntStream.range(0, row.size()).mapToObj(i -> cell(columns.get(i), row.get(i)))));
  }

  private static DomContent cell(Column column, Cell cell) {
    TdTag td = td(cell.content()).withClass(css(column));
    cell.value().ifPresent(value -> td.attr("data-value", Double.toString(value)));
    return td;
  }

  private static String css(Column column) {
    return column.align() == Align.RIGHT ? "number" : "text";
  }
}
