package org.trainyard.jobs.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.HeatMap;
import org.trainyard.common.report.Table;

/** Which classes were taken for which: the whole matrix if it can be read, and the worst pairs. */
final class ConfusionView {
  /** The most classes whose matrix is shown whole. */
  static final int MOST_CLASSES = 40;

  private static final int PAIRS_BESIDE_MATRIX = 10;
  private static final int PAIRS_ALONE = 100;

  private ConfusionView() {}

  private record Pair(int actual, int predicted, long rows, double share) {}

  static DomContent of(List<String> labels, long[][] confusion) {
    boolean whole = labels.size() <= MOST_CLASSES;
    int most = whole ? PAIRS_BESIDE_MATRIX : PAIRS_ALONE;
    List<Pair> pairs = pairs(confusion);
    DomContent worst =
        pairs.isEmpty()
            ? p("No row was misread.").withClass("quiet")
            : table(labels, pairs.subList(0, Math.min(pairs.size(), most)), pairs.size());
    return whole
        ? div(new HeatMap(labels, confusion).render(), h3("Most confused"), worst)
        : div(worst);
  }

  private static List<Pair> pairs(long[][] confusion) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < confusion.length; i++) {
      long support = Arrays.stream(confusion[i]).sum();
      for (int j = 0; j < confusion[i].length; j++) {
        if (i != j && confusion[i][j] > 0) {
          pairs.add(new Pair(i, j, confusion[i][j], (double) confusion[i][j] / support));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(Pair::rows).thenComparing(Pair::share).reversed());
    return pairs;
  }

  private static DomContent table(List<String> labels, List<Pair> pairs, int all) {
    return new Table(
            pairs.size() < all ? pairs.size() + " of " + all + " pairs of labels" : "",
            List.of(
                Table.Column.text("true label"),
                Table.Column.text("predicted label"),
                Table.Column.number("rows"),
                Table.Column.number("share of the true label")),
            pairs.stream()
                .map(
                    pair ->
                        List.of(
                            Cell.of(labels.get(pair.actual())),
                            Cell.of(labels.get(pair.predicted())),
                            Cell.count(pair.rows()),
                            Cell.percent(pair.share())))
                .toList())
        .render();
  }
}
