package org.trainyard.common.report;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bars for each of some labels, stacked if there is more than one group. Where scripts do not run,
 * its numbers stand in a table.
 *
 * @param title what it shows
 * @param labelled what the labels are, for example {@code class}
 * @param labels a label for each bar
 * @param y the vertical axis
 * @param groups the bars' values by group, each list as long as the labels
 */
public record BarChart(
    String title, String labelled, List<String> labels, Axis y, Map<String, List<Long>> groups) {
  /** Copies and checks. */
  public BarChart {
    labels = List.copyOf(labels);
    groups = new LinkedHashMap<>(groups);
    for (Map.Entry<String, List<Long>> group : groups.entrySet()) {
      if (group.getValue().size() != labels.size()) {
        throw new IllegalArgumentException(
            String.format(
                "group %s needs %d values, found %d",
                group.getKey(), labels.size(), group.getValue().size()));
      }
    }
  }

  /** The chart as HTML. */
  public DomContent render() {
    List<Map<String, Object>> series = new ArrayList<>();
    groups.forEach((name, values) -> series.add(Map.of("name", name, "values", values)));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", "bar");
    data.put("x", labelled);
    data.put("labels", labels);
    data.put("y", y);
    data.put("series", series);
    return ChartFigure.of(title, data, table());
  }

  private Table table() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(labelled)));
    groups.keySet().forEach(name -> columns.add(Table.Column.number(name)));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(labels.get(i))));
      for (List<Long> values : groups.values()) {
        row.add(Cell.count(values.get(i)));
      }
      rows.add(row);
    }
    return new Table("", columns, rows);
  }
}
