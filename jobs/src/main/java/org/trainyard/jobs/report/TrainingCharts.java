package org.trainyard.jobs.report;

import static j2html.TagCreator.div;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.trainyard.common.report.Axis;
import org.trainyard.common.report.LineChart;
import org.trainyard.common.report.Series;
import org.trainyard.common.run.RoundMetrics;

/** The curves of a training. Epochs are counted from 1 here, as readers do. */
final class TrainingCharts {
  /** From this ratio of highest to lowest loss on, the axis is logarithmic. */
  private static final double WIDE = 15;

  private TrainingCharts() {}

  /** The loss of each round, and of the validation rows where they were scored. */
  static DomContent loss(List<RoundMetrics> rounds) {
    List<Series> series = new ArrayList<>();
    series.add(line("training loss", rounds, RoundMetrics::loss));
    List<Series.Point> scored =
        rounds.stream()
            .filter(round -> round.validation().isPresent())
            .map(r -> new Series.Point(r.round(), r.validation().orElseThrow().loss()))
            .toList();
    if (!scored.isEmpty()) {
      series.add(new Series("validation loss", scored, Series.Style.DOTTED));
    }
    return new LineChart(
            "Loss",
            "round",
            new Axis("mean loss (nats)", Axis.Format.NUMBER, scale(series)),
            series)
        .render();
  }

  /** The accuracy on the validation rows at the end of each epoch. */
  static DomContent validationAccuracy(List<RoundMetrics> rounds) {
    List<Series.Point> points =
        rounds.stream()
            .filter(round -> round.validation().isPresent())
            .map(r -> new Series.Point(r.epoch() + 1, r.validation().orElseThrow().accuracy()))
            .toList();
    return points.isEmpty()
        ? div("No validation rows were scored in this training.").withClass("quiet")
        : new LineChart(
                "Validation accuracy",
                "epoch",
                Axis.linear("accuracy", Axis.Format.PERCENT),
                List.of(new Series("accuracy", points, Series.Style.DOTTED)))
            .render();
  }

  /** The optimizer's rate. */
  static DomContent learningRate(List<RoundMetrics> rounds) {
    return new LineChart(
            "Learning rate",
            "round",
            Axis.linear("learning rate", Axis.Format.NUMBER),
            List.of(line("learning rate", rounds, RoundMetrics::learningRate)))
        .render();
  }

  /** Rows trained in a second of each round's wall time. */
  static DomContent throughput(List<RoundMetrics> rounds) {
    return new LineChart(
            "Throughput",
            "round",
            Axis.linear("examples/s", Axis.Format.COUNT),
            List.of(
                line(
                    "examples/s",
                    rounds,
                    r -> r.seconds() > 0 ? r.examples() / r.seconds() : Double.NaN)))
        .render();
  }

  private static Series line(
      String name, List<RoundMetrics> rounds, ToDoubleFunction<RoundMetrics> value) {
    return new Series(
        name,
        rounds.stream().map(r -> new Series.Point(r.round(), value.applyAsDouble(r))).toList(),
        Series.Style.FINE);
  }

  private static Axis.Scale scale(List<Series> series) {
    double[] values =
        series.stream()
            .flatMapToDouble(line -> line.points().stream().mapToDouble(Series.Point::y))
            .filter(Double::isFinite)
            .toArray();
    double lowest = DoubleStream.of(values).min().orElse(0);
    double highest = DoubleStream.of(values).max().orElse(0);
    return lowest > 0 && highest / lowest >= WIDE ? Axis.Scale.LOGARITHMIC : Axis.Scale.LINEAR;
  }
}
