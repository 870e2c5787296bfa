package org.trainyard.jobs.report;

import j2html.tags.DomContent;
import java.util.List;
import org.trainyard.common.evaluation.ClassMetrics;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Table;

/** How well each class is told from all others. */
final class ClassTable {
  private ClassTable() {}

  static DomContent of(List<ClassMetrics> classes) {
    return new Table(
            "",
            List.of(
                Table.Column.text("label"),
                Table.Column.number("precision"),
                Table.Column.number("recall"),
                Table.Column.number("F1"),
                Table.Column.number("support"),
                Table.Column.number("error rate"),
                Table.Column.number("ROC AUC")),
            classes.stream().map(ClassTable::row).toList())
        .render();
  }

  private static List<Cell> row(ClassMetrics metrics) {
    // A class without rows has no error rate.
    double error = metrics.support() == 0 ? Double.NaN : 1 - metrics.recall();
    return List.of(
        Cell.of(metrics.label()),
        Cell.fraction(metrics.precision()),
        Cell.fraction(metrics.recall()),
        Cell.fraction(metrics.f1()),
        Cell.count(metrics.support()),
        Cell.percent(error),
        Cell.fraction(metrics.rocAuc()));
  }
}
