package org.trainyard.common.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A confusion matrix: rows are true labels, columns predicted ones. Right answers are coloured by
 * their share of the row; wrong ones by the square root of it, so that a few stand out.
 *
 * @param labels the classes, in the order of their index
 * @param counts rows of the data, {@code [true label][predicted label]}
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
public record HeatMap(List<String> labels, long[][] counts) {
  private static final int LEVELS = 10;

  /** Copies and checks. */
  public HeatMap {
    labels = List.copyOf(labels);
    int size = labels.size();
    if (counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
      throw new IllegalArgumentException(
          "a confusion matrix of " + size + " labels has as many rows and columns");
    }
  }

  /** The matrix as HTML. */
  public DomContent render() {
    return div(table(
            thead(
                tr(
                    th("true ↓ predicted →").withClass("corner"),
                    each(labels, label -> th(label).attr("scope", "col")),
                    th("rows").withClass("sum"))),
            tbody(each(IntStream.range(0, labels.size()).mapToObj(this::row)))))
        .withClass("table heat");
  }

  private DomContent row(int actual) {
    long sum = Arrays.stream(counts[actual]).sum();
    TrTag row = tr(th(labels.get(actual)).attr("scope", "row"));
    for (int predicted = 0; predicted < labels.size(); predicted++) {
      row.with(cell(actual, predicted, sum));
    }
    return row.with(td(Formats.count(sum)).withClass("sum"));
  }

  private TdTag cell(int actual, int predicted, long sum) {
    long count = counts[actual][predicted];
    double share = sum == 0 ? 0 : (double) count / sum;
    double strength = actual == predicted ? share : Math.sqrt(share);
    int level = count == 0 ? 0 : Math.max(1, (int) Math.ceil(strength * LEVELS));
    return td(count == 0 ? "·" : Formats.count(count))
        .withClass((actual == predicted ? "right" : "wrong") + level)
        .withTitle(
            String.format(
                "%s, predicted as %s: %s (%s)",
                labels.get(actual),
                labels.get(predicted),
                Formats.count(count, "row", "rows"),
                Formats.percent(share)));
  }
}
