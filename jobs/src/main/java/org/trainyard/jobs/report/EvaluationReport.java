package org.trainyard.jobs.report;

import static j2html.TagCreator.h3;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.evaluation.EvaluationMetrics;
import org.trainyard.common.evaluation.Scores;
import org.trainyard.common.report.Cell;
import org.trainyard.common.report.Figure;
import org.trainyard.common.report.Figure.Tone;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.Page;
import org.trainyard.common.report.ProvenanceTree;
import org.trainyard.common.report.RowAccount;
import org.trainyard.common.report.Section;
import org.trainyard.common.report.SettingsTable;
import org.trainyard.common.report.Table;
import org.trainyard.common.run.RunResult;
import org.trainyard.jobs.report.EvaluationReportData.TrainingHistory;

/**
 * {@code report.html} of an evaluation, the page of a whole run: how good the model is, where it
 * errs, how it was trained, and what became of every row on the way.
 */
public final class EvaluationReport {
  private EvaluationReport() {}

  /**
   * The page.
   *
   * @param data all that it shows
   * @return HTML, to be stored as UTF-8
   */
  public static String render(EvaluationReportData data) {
    EvaluationMetrics evaluation = data.evaluation();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Summary", "", Figure.row(figures(data))));
    data.training().ifPresent(t -> sections.add(TrainingSections.curves(t.rounds())));
    sections.add(
        Section.of(
            "Classes",
            "Each class against all others. A click on a heading sorts.",
            ClassTable.of(evaluation.scores().classes())));
    sections.add(
        Section.of(
            "Confusion",
            "Rows are true labels, columns predicted ones.",
            ConfusionView.of(data.dataset().labels().names(), data.confusion())));
    sections.add(MisreadView.of(data));
    if (!evaluation.slices().isEmpty()) {
      sections.add(Section.of("Slices", "The same scores for parts of the rows.", slices(data)));
    }
    sections.add(rows(data));
    data.training().ifPresent(t -> sections.add(TrainingSections.time(t.rounds())));
    sections.add(identity(data));
    sections.add(
        Section.of(
            "Provenance",
            "What this evaluation was made from, down to the raw files.",
            ProvenanceTree.of("evaluation of " + evaluation.runId(), evaluation.provenance())));
    return new Page(
            "Evaluation",
            evaluation.name(),
            String.format(
                "Run %s on the %s split, %s",
                evaluation.runId(), evaluation.split(), Formats.instant(evaluation.createdAt())),
            sections)
        .render();
  }

  private static List<Figure> figures(EvaluationReportData data) {
    Scores scores = data.evaluation().scores();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "accuracy",
            Formats.percent(scores.accuracy()),
            Formats.count(data.misreadRows())
                + " of "
                + Formats.count(scores.examples())
                + " misread",
            Tone.LEAD));
    figures.add(
        Figure.of(
            "macro F1",
            Formats.fraction(scores.macroF1()),
            String.format(
                "precision %s, recall %s",
                Formats.fraction(scores.macroPrecision()),
                Formats.fraction(scores.macroRecall()))));
    figures.add(Figure.of("ROC AUC", Formats.fraction(scores.rocAuc()), "mean over the classes"));
    figures.add(Figure.of("loss", Formats.number(scores.loss()), "cross-entropy, nats"));
    figures.add(
        Figure.of(
            "calibration error", Formats.percent(scores.calibrationError()), "expected, 15 bins"));
    figures.add(
        Figure.of(
            "examples",
            Formats.count(scores.examples()),
            data.evaluation().split() + " split, " + data.dataset().labels().size() + " classes"));
    data.training().flatMap(t -> t.run().result()).ifPresent(r -> figures.addAll(training(r)));
    figures.add(Figure.digest("model", data.evaluation().modelSha256(), "SHA-256 of the network"));
    return figures;
  }

  private static List<Figure> training(RunResult result) {
    double seconds = result.computeSeconds() + result.syncSeconds();
    return List.of(
        Figure.of(
            "throughput",
            Formats.count(Math.round(result.examplesPerSecond())) + "/s",
            "examples trained"),
        Figure.of(
            "training time",
            Formats.duration(seconds),
            Formats.percent(seconds > 0 ? result.syncSeconds() / seconds : 0) + " synchronising"),
        Figure.of(
            "parameters",
            Formats.count(result.parameters()),
            Formats.count(result.epochs(), "epoch", "epochs")));
  }

  private static DomContent slices(EvaluationReportData data) {
    List<List<Cell>> rows = new ArrayList<>();
    data.evaluation()
        .slices()
        .forEach(
            (slice, scores) ->
                rows.add(
                    List.of(
                        Cell.of(slice),
                        Cell.count(scores.examples()),
                        Cell.percent(scores.accuracy()),
                        Cell.fraction(scores.macroF1()),
                        Cell.fraction(scores.rocAuc()),
                        Cell.number(Formats.number(scores.loss()), scores.loss()),
                        Cell.percent(scores.calibrationError()))));
    return new Table(
            "",
            List.of(
                Table.Column.text("slice"),
                Table.Column.number("examples"),
                Table.Column.number("accuracy"),
                Table.Column.number("macro F1"),
                Table.Column.number("ROC AUC"),
                Table.Column.number("loss"),
                Table.Column.number("calibration error")),
            rows)
        .render();
  }

  private static Section rows(EvaluationReportData data) {
    List<DomContent> content = new ArrayList<>();
    content.add(RowAccount.of(data.dataset().rows()));
    content.add(RowAccount.splits(data.dataset()));
    data.training()
        .map(TrainingHistory::ledger)
        .ifPresent(
            ledger -> {
              content.add(h3("Trained"));
              content.add(TrainingSections.ledger(ledger));
            });
    return new Section(
        "Rows", "What became of every row, from the raw files to the last epoch.", content);
  }

  private static Section identity(EvaluationReportData data) {
    return data.training()
        .map(training -> TrainingSections.identity(training.run()))
        .orElseGet(
            () ->
                Section.of(
                    "Identity",
                    "The settings and inputs that make this evaluation what it is.",
                    SettingsTable.of(data.evaluation().identity())));
  }
}
