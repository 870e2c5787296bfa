package org.trainyard.jobs.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.provenance.NumericFingerprint;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.Section;
import org.trainyard.common.report.SettingsTable;
import org.trainyard.common.report.ShareBar;
import org.trainyard.common.report.Table;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;

/** The parts of a page that tell of a training; those of a run and of an evaluation share them. */
final class TrainingSections {
  private TrainingSections() {}

  static Section curves(List<RoundMetrics> rounds) {
    return Section.of(
        "Curves",
        "The training loss is each round's mean, taken before each minibatch's step; validation"
            + " rows are scored at the end of an epoch and never trained.",
        TrainingCharts.loss(rounds),
        div(TrainingCharts.validationAccuracy(rounds), TrainingCharts.learningRate(rounds))
            .withClass("pair"));
  }

  /** One line for each epoch, and the verdict over all of them. */
  static DomContent ledger(Ledger ledger) {
    boolean exact = exact(ledger);
    String sum =
        String.format(
            " %s offered, %s trained in %s",
            Formats.count(ledger.rowsOffered(), "row", "rows"),
            Formats.count(ledger.rowsTrained()),
            Formats.count(ledger.epochs().size(), "epoch", "epochs"));
    return div(
        p(
                exact
                    ? span("✓ every row exactly once an epoch").withClass("kept")
                    : span("✗ some rows were not trained exactly once").withClass("broken"),
                text(":" + sum))
            .withClass("account"),
        new Table(
                "",
                List.of(
                    Table.Column.number("epoch"),
                    Table.Column.number("rows offered"),
                    Table.Column.number("rows trained"),
                    Table.Column.number("least often"),
                    Table.Column.number("most often"),
                    Table.Column.text("account")),
                ledger.epochs().stream().map(TrainingSections::epoch).toList())
            .render());
  }

  /** Whether there is an account, and every row stands in it exactly once an epoch. */
  static boolean exact(Ledger ledger) {
    return !ledger.epochs().isEmpty() && ledger.epochs().stream().allMatch(Ledger.Entry::exact);
  }

  private static List<Cell> epoch(Ledger.Entry entry) {
    return List.of(
        Cell.count(entry.epoch() + 1L),
        Cell.count(entry.rowsOffered()),
        Cell.count(entry.rowsTrained()),
        Cell.number(Formats.count(entry.leastTrained()) + " ×", (double) entry.leastTrained()),
        Cell.number(Formats.count(entry.mostTrained()) + " ×", (double) entry.mostTrained()),
        entry.exact() ? Cell.kept("exactly once") : Cell.broken("not exact"));
  }

  static Section time(List<RoundMetrics> rounds) {
    double compute = rounds.stream().mapToDouble(RoundMetrics::computeSeconds).sum();
    double sync = rounds.stream().mapToDouble(RoundMetrics::syncSeconds).sum();
    return Section.of(
        "Time",
        "Training is the time of the slowest worker in each round; synchronising is the rest of"
            + " the round's wall time.",
        new ShareBar(
                List.of(
                    new ShareBar.Part("training", compute, Formats.duration(compute)),
                    new ShareBar.Part("synchronising", sync, Formats.duration(sync))))
            .render(),
        TrainingCharts.throughput(rounds));
  }

  static DomContent fingerprint(NumericFingerprint fingerprint) {
    return new Table(
            "",
            List.of(Table.Column.text("numeric fingerprint"), Table.Column.text("value")),
            List.of(
                List.of(Cell.of("library"), Cell.code(fingerprint.library())),
                List.of(Cell.of("variant"), Cell.code(fingerprint.variant())),
                List.of(Cell.of("BLAS kernel"), Cell.code(fingerprint.blasKernel())),
                List.of(Cell.of("oneDNN"), Cell.code(fingerprint.oneDnn())),
                List.of(
                    Cell.of("threads per task"),
                    Cell.code(String.valueOf(fingerprint.threadsPerTask())))))
        .render();
  }

  static Section identity(RunManifest run) {
    List<DomContent> content = new ArrayList<>();
    content.add(SettingsTable.of(run.identity()));
    content.add(fingerprint(run.fingerprint()));
    if (!run.otherFingerprints().isEmpty()) {
      content.add(
          p("Executors with other fingerprints took part, as numeric.allow-mixed let them: the same"
                  + " settings may give other bytes.")
              .withClass("broken"));
      run.otherFingerprints().forEach(other -> content.add(fingerprint(other)));
    }
    return Section.of(
        "Identity",
        "The settings and inputs that make this run what it is; where it ran is no part of it."
            + " Executors with an equal numeric fingerprint compute the same bytes.",
        content.toArray(DomContent[]::new));
  }
}
