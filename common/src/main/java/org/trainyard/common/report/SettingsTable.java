package org.trainyard.common.report;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Settings, or any JSON tree, as a table with a row for each value under its full key. */
public final class SettingsTable {
  private SettingsTable() {}

  /** The table; lists of plain values stand in one row. */
  public static DomContent of(JsonNode settings) {
    List<List<Cell>> rows = new ArrayList<>();
    flatten("", settings, rows);
    return new Table(
            "", List.of(Table.Column.text("key"), Table.Column.text("value")), List.copyOf(rows))
        .render();
  }

  private static void flatten(String key, JsonNode node, List<List<Cell>> rows) {
    if (node.isObject() && !node.isEmpty()) {
      node.fields()
          .forEachRemaining(
              field ->
                  flatten(
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue(),
                      rows));
    } else {
      rows.add(
          List.of(Cell.code(key), Cell.code(node.isTextual() ? node.asText() : node.toString())));
    }
  }
}
