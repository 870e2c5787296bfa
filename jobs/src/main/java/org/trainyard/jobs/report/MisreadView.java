package org.trainyard.jobs.report;

import static j2html.TagCreator.div;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trainyard.common.dataset.Features;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.ImageGrid;
import org.trainyard.common.report.Picture;
import org.trainyard.common.report.Section;
import org.trainyard.common.report.Table;
import org.trainyard.jobs.report.EvaluationReportData.Misread;
import org.trainyard.jobs.scoring.text.TextExcerpt;

/** The rows that were misread, those the model was surest of first: pictures, texts or a table. */
final class MisreadView {
  private static final List<Table.Column> COLUMNS =
      List.of(
          Table.Column.text("row"),
          Table.Column.text("true label"),
          Table.Column.text("predicted label"),
          Table.Column.number("confidence"));

  /** The most rows that are shown. */
  static final int MOST_SHOWN = 240;

  private static final String TEXTS =
      " Texts are the raw ones, before cleaning, with personal data masked; of a long one its"
          + " beginning and its end are shown.";

  private MisreadView() {}

  static Section of(EvaluationReportData data) {
    List<Misread> shown =
        data.misread().stream()
            .sorted(Comparator.comparingDouble(Misread::confidence).reversed())
            .limit(MOST_SHOWN)
            .toList();
    if (shown.isEmpty()) {
      return Section.of("Misread rows", "No misread row to show.");
    }
    String lead =
        String.format(
            "%s of %s; those the model was surest of come first.",
            Formats.count(shown.size()),
            Formats.count(data.misreadRows(), "misread row", "misread rows"));
    if (shown.stream().anyMatch(row -> row.text().isPresent())) {
      return Section.of("Misread rows", lead + TEXTS, texts(shown));
    }
    List<ImageGrid.Image> pictured =
        shown.stream().flatMap(row -> image(data.dataset().features(), row).stream()).toList();
    // A dataset's rows are all pictures or none.
    return Section.of(
        "Misread rows",
        lead,
        pictured.size() == shown.size() ? new ImageGrid(pictured).render() : table(shown));
  }

  private static Optional<ImageGrid.Image> image(Features features, Misread row) {
    return Picture.of(features, row.features())
        .map(
            picture ->
                new ImageGrid.Image(
                    picture,
                    row.label() + " → " + row.predicted(),
                    Formats.percent(row.confidence()) + " sure",
                    row.id() + ": is " + row.label() + ", read as " + row.predicted()));
  }

  private static DomContent texts(List<Misread> rows) {
    List<Table.Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Table.Column.number("characters"));
    columns.add(Table.Column.text("text"));
    return new Table("", columns, rows.stream().map(MisreadView::textCells).toList()).render();
  }

  private static List<Cell> textCells(Misread row) {
    List<Cell> cells = new ArrayList<>(cells(row));
    cells.add(Cell.count(row.text().map(TextExcerpt::characters).orElse(0)));
    cells.add(Cell.of(div(row.text().map(TextExcerpt::shown).orElse("")).withClass("excerpt")));
    return cells;
  }

  private static DomContent table(List<Misread> rows) {
    return new Table("", COLUMNS, rows.stream().map(MisreadView::cells).toList()).render();
  }

  private static List<Cell> cells(Misread row) {
    return List.of(
        Cell.code(row.id()),
        Cell.of(row.label()),
        Cell.of(row.predicted()),
        Cell.percent(row.confidence()));
  }
}
