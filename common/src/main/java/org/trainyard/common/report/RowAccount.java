package org.trainyard.common.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.dataset.DatasetManifest;
import org.trainyard.common.dataset.RowCounts;
import org.trainyard.common.dataset.Split;

/** Where the rows of a dataset went. */
public final class RowAccount {
  private RowAccount() {}

  /** Rows read = kept + duplicate + quarantined by reason, as a sentence and a bar. */
  public static DomContent of(RowCounts rows) {
    List<ShareBar.Part> parts = new ArrayList<>();
    parts.add(part("kept", rows.kept()));
    parts.add(part("duplicate", rows.duplicate()));
    rows.quarantined().forEach((reason, count) -> parts.add(part("quarantined: " + reason, count)));
    return div(
        p(
                span("✓ balanced").withClass("kept"),
                text(
                    String.format(
                        " %s = %s kept + %s duplicate + %s quarantined",
                        Formats.count(rows.read(), "row read", "rows read"),
                        Formats.count(rows.kept()),
                        Formats.count(rows.duplicate()),
                        Formats.count(rows.quarantinedTotal()))))
            .withClass("account"),
        new ShareBar(parts).render());
  }

  /** The splits with their rows and digests, in the order train, validation, test. */
  public static DomContent splits(DatasetManifest dataset) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Split split : Split.values()) {
      dataset
          .split(split)
          .ifPresent(
              summary ->
                  rows.add(
                      List.of(
                          Cell.of(split.folder()),
                          Cell.count(summary.rows()),
                          Cell.percent(
                              (double) summary.rows() / Math.max(1, dataset.rows().kept())),
                          Cell.code(summary.digest()))));
    }
    return new Table(
            "",
            List.of(
                Table.Column.text("split"),
                Table.Column.number("rows"),
                Table.Column.number("share"),
                Table.Column.text("digest (SHA-256 over its rows)")),
            rows)
        .render();
  }

  private static ShareBar.Part part(String name, long rows) {
    return new ShareBar.Part(name, rows, Formats.count(rows));
  }
}
