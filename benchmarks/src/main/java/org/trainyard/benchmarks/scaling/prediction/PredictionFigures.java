package org.trainyard.benchmarks.scaling.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.benchmarks.scaling.plot.LineFigure;
import org.trainyard.benchmarks.scaling.plot.Ruler;
import org.trainyard.benchmarks.scaling.prediction.PredictionSettings.TrainedNetwork;
import org.trainyard.common.report.Formats;
import org.trainyard.common.report.Series;

/** The answers as pictures. */
public final class PredictionFigures {
  private static final List<Integer> ROUND_LENGTHS = List.of(50, 1000);

  private final PredictionSettings settings;
  private final Prediction prediction;

  /** Pictures of what the settings lead to. */
  public PredictionFigures(PredictionSettings settings) {
    this.settings = settings;
    this.prediction = new Prediction(settings);
  }

  /** Writes {@code scaling-efficiency.svg} and {@code scaling-minibatches.svg} into a folder. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("scaling-efficiency.svg"), efficiency().svg());
    Files.writeString(folder.resolve("scaling-minibatches.svg"), minibatches().svg());
  }

  private LineFigure efficiency() {
    int link = settings.linkGigabits().stream().mapToInt(Integer::intValue).max().orElseThrow();
    List<Series> lines = new ArrayList<>();
    for (int length : ROUND_LENGTHS) {
      for (TrainedNetwork network : settings.networks()) {
        Work work = network.work(length);
        lines.add(
            line(
                network.label() + ", " + Formats.count(length) + " a round",
                workers -> prediction.efficiency(prediction.quicker(workers, link, work), work)));
      }
    }
    return new LineFigure(
        "Efficiency by parameters and minibatches a round, links of " + link + " Gbit/s",
        workers(),
        Ruler.percent("efficiency"),
        lines);
  }

  private LineFigure minibatches() {
    List<Series> lines = new ArrayList<>();
    for (int link : settings.linkGigabits()) {
      for (TrainedNetwork network : settings.networks()) {
        lines.add(
            line(
                network.label() + ", " + link + " Gbit/s",
                workers -> {
                  OptionalInt fewest = prediction.fewestMinibatches(workers, link, network);
                  return fewest.isPresent() ? fewest.getAsInt() : Double.NaN;
                }));
      }
    }
    double most =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Series.Point::y)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return new LineFigure(
        String.format("Fewest minibatches a round for %.0f %%", 100 * settings.efficiency()),
        workers(),
        Ruler.powers("minibatches a round", 10, 1, most),
        lines);
  }

  private Ruler workers() {
    List<Integer> all = settings.workers();
    return Ruler.powers("workers", 2, all.get(0), all.get(all.size() - 1));
  }

  private Series line(String name, IntToDoubleFunction value) {
    return new Series(
        name,
        settings.workers().stream()
            .map(workers -> new Series.Point(workers, value.applyAsDouble(workers)))
            .toList(),
        Series.Style.DOTTED);
  }
}
