package org.trainyard.common.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lines over a common horizontal axis. Where scripts do not run, its numbers stand in a table.
 *
 * @param title what it shows
 * @param x what the horizontal axis counts, for example {@code round}
 * @param y the vertical axis
 * @param series the lines; longer ones than {@link Series#MOST_POINTS} are thinned
 */
public record LineChart(String title, String x, Axis y, List<Series> series) {
  /** Thins. */
  public LineChart {
    series = series.stream().map(Series::thinned).toList();
  }

  /** The chart as HTML. */
  public DomContent render() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", "line");
    data.put("x", x);
    data.put("y", y);
    data.put("series", series.stream().map(LineChart::line).toList());
    return ChartFigure.of(title, data, table());
  }

  private static Map<String, Object> line(Series series) {
    List<List<Double>> points =
        series.points().stream()
            .map(p -> Arrays.asList(p.x(), Double.isFinite(p.y()) ? p.y() : null))
            .toList();
    return Map.of("name", series.name(), "style", series.style(), "points", points);
  }

  private Table table() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.number(x)));
    TreeMap<Double, List<Cell>> rows = new TreeMap<>();
    for (int i = 0; i < series.size(); i++) {
      columns.add(Table.Column.number(series.get(i).name()));
      for (Series.Point point : series.get(i).points()) {
        rows.computeIfAbsent(point.x(), this::emptyRow)
            .set(i + 1, Cell.number(y.show(point.y()), point.y()));
      }
    }
    return new Table("", columns, List.copyOf(rows.values()));
  }

  private List<Cell> emptyRow(double at) {
    List<Cell> row = new ArrayList<>(List.of(Cell.number(Formats.number(at), at)));
    series.forEach(line -> row.add(Cell.of("")));
    return row;
  }
}
