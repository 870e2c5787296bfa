package org.trainyard.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.trainyard.common.report.Figure;
import org.trainyard.common.report.Figure.Tone;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.Page;
import org.trainyard.common.report.ProvenanceTree;
import org.trainyard.common.report.Section;
import org.trainyard.common.run.Ledger;
import org.trainyard.common.run.RoundMetrics;
import org.trainyard.common.run.RunManifest;
import org.trainyard.common.run.RunResult;

/** {@code report.html} of a run: how fast and how well it learned, and that no row was missed. */
public final class RunReport {
  private RunReport() {}

  /**
   * The page.
   *
   * @param run the run, finished or not
   * @param ledger the account of its rows
   * @param rounds its rounds, in order
   * @return HTML, to be stored as UTF-8
   */
  public static String render(RunManifest run, Ledger ledger, List<RoundMetrics> rounds) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Summary", "", Figure.row(figures(run, ledger, rounds))));
    sections.add(TrainingSections.curves(rounds));
    sections.add(
        Section.of(
            "Ledger",
            "How often each row was trained in each epoch, counted while training.",
            TrainingSections.ledger(ledger)));
    sections.add(TrainingSections.time(rounds));
    sections.add(TrainingSections.identity(run));
    run.provenance()
        .ifPresent(
            provenance ->
                sections.add(
                    Section.of(
                        "Provenance",
                        "What the run was made from and by.",
                        ProvenanceTree.of("run " + run.runId(), provenance))));
    return new Page(
            "Training run",
            run.name(),
            "Run " + run.runId() + ", started " + Formats.instant(run.createdAt()),
            sections)
        .render();
  }

  private static List<Figure> figures(RunManifest run, Ledger ledger, List<RoundMetrics> rounds) {
    List<Figure> figures = new ArrayList<>();
    run.result().ifPresent(result -> figures.addAll(figures(result)));
    if (run.result().isEmpty()) {
      figures.add(
          Figure.of("state", "unfinished", Formats.count(rounds.size(), "round", "rounds")));
    }
    rounds.stream()
        .flatMap(round -> round.validation().stream())
        .reduce((earlier, later) -> later)
        .ifPresent(
            last ->
                figures.add(
                    Figure.of(
                        "validation accuracy",
                        Formats.percent(last.accuracy()),
                        "loss " + Formats.number(last.loss()) + ", last epoch")));
    boolean exact = TrainingSections.exact(ledger);
    figures.add(
        new Figure(
            "rows trained",
            Formats.count(ledger.rowsTrained()),
            exact ? "✓ each exactly once an epoch" : "✗ not each exactly once",
            exact ? Tone.GOOD : Tone.BAD));
    return figures;
  }

  private static List<Figure> figures(RunResult result) {
    double seconds = result.computeSeconds() + result.syncSeconds();
    return List.of(
        new Figure(
            "throughput",
            Formats.count(Math.round(result.examplesPerSecond())),
            "examples/s",
            Tone.LEAD),
        Figure.of(
            "time in rounds",
            Formats.duration(seconds),
            Formats.count(result.rounds(), "round", "rounds")
                + " in "
                + Formats.count(result.epochs(), "epoch", "epochs")
                + result
                    .bestEpoch()
                    .map(best -> ", the model is that of epoch " + (best + 1))
                    .orElse("")),
        Figure.of(
            "synchronising",
            Formats.percent(seconds > 0 ? result.syncSeconds() / seconds : 0),
            "of the time in rounds"),
        Figure.of(
            "parameters",
            Formats.count(result.parameters()),
            result.resumedFromRound() > 0
                ? "resumed from round " + Formats.count(result.resumedFromRound())
                : "trained in one go"),
        Figure.digest("model", result.modelSha256(), "SHA-256 of the network"));
  }
}
