package org.trainyard.benchmarks.scaling.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trainyard.benchmarks.scaling.model.Cluster;
import org.trainyard.benchmarks.scaling.model.CombineAt;
import org.trainyard.benchmarks.scaling.model.RoundTime;
import org.trainyard.benchmarks.scaling.model.Work;
import org.trainyard.benchmarks.scaling.prediction.PredictionSettings.TrainedNetwork;
import org.trainyard.common.report.Formats;

/** The answers as Markdown tables and as figures. */
public final class PredictionReport {
  /** The share of training from which on scheduling counts as a limit. */
  private static final double SCHEDULING_LIMIT = 0.1;

  private static final List<Integer> ROUND_LENGTHS = List.of(1, 10, 100, 1000);
  private static final int DEVICES = 8;
  private static final double FAST_GIGABITS = 100;

  private final PredictionSettings settings;
  private final Prediction prediction;

  /** A report of what the settings lead to. */
  public PredictionReport(PredictionSettings settings) {
    this.settings = settings;
    this.prediction = new Prediction(settings);
  }

  /** The figures of the {@code RESULT} line. */
  public Map<String, Object> figures() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TrainedNetwork network : settings.networks()) {
      for (int gigabits : settings.linkGigabits()) {
        for (int workers : settings.workers()) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("network", network.label());
          row.put("linkGigabits", gigabits);
          row.put("workers", workers);
          row.put(
              "fewestMinibatchesPerRound",
              prediction.fewestMinibatches(workers, gigabits, network));
          rows.add(row);
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("efficiency", settings.efficiency());
    figures.put("costs", settings.costs());
    figures.put("rounds", rows);
    return figures;
  }

  /** All tables. */
  public String markdown() {
    return String.join("\n", fewestMinibatches(), parts(), scheduling(), ways());
  }

  private String fewestMinibatches() {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("workers"));
    for (TrainedNetwork network : settings.networks()) {
      settings
          .linkGigabits()
          .forEach(gigabits -> heading.add(network.label() + ", " + gigabits + " Gbit/s"));
    }
    rows.add(heading);
    for (int workers : settings.workers()) {
      List<String> row = new ArrayList<>(List.of(Formats.count(workers)));
      for (TrainedNetwork network : settings.networks()) {
        settings
            .linkGigabits()
            .forEach(
                gigabits ->
                    row.add(
                        shown(prediction.fewestMinibatches(workers, gigabits, network), network)));
      }
      rows.add(row);
    }
    return table(
        String.format(
            Locale.ROOT,
            "Fewest minibatches a round for an efficiency of %.0f %%, and their training time:",
            100 * settings.efficiency()),
        rows);
  }

  private String parts() {
    int workers = mostWorkers();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "network",
            "minibatches",
            "round",
            "launch",
            "broadcast",
            "training",
            "state",
            "combine",
            "averaged on"));
    for (TrainedNetwork network : settings.networks()) {
      prediction
          .fewestMinibatches(workers, fastestLink(), network)
          .ifPresent(
              minibatches -> {
                Work work = network.work(minibatches);
                Cluster cluster = prediction.quicker(workers, fastestLink(), work);
                RoundTime round = prediction.round(cluster, work);
                Function<Double, String> share =
                    part -> String.format(Locale.ROOT, "%.1f %%", 100 * part / round.total());
                rows.add(
                    List.of(
                        network.label(),
                        Formats.count(minibatches),
                        Formats.duration(round.total()),
                        share.apply(round.launch()),
                        share.apply(round.broadcast()),
                        share.apply(round.training()),
                        share.apply(round.state()),
                        share.apply(round.combine()),
                        cluster.combine().equals(CombineAt.DRIVER) ? "driver" : "executors"));
              });
    }
    return table(
        String.format(
            Locale.ROOT,
            "Where the time of such a round goes with %s workers and %d Gbit/s:",
            Formats.count(workers),
            fastestLink()),
        rows);
  }

  private String scheduling() {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("network"));
    ROUND_LENGTHS.forEach(
        length -> heading.add(Formats.count(length, "minibatch", "minibatches") + " a round"));
    rows.add(heading);
    for (TrainedNetwork network : settings.networks()) {
      List<String> row = new ArrayList<>(List.of(network.label()));
      ROUND_LENGTHS.forEach(
          length ->
              row.add(
                  Formats.count(
                      prediction.mostWorkers(
                          network.work(length).trainingSeconds(), SCHEDULING_LIMIT))));
      rows.add(row);
    }
    return table(
        String.format(
            Locale.ROOT,
            "Most workers with whom Spark's scheduling takes no more than %.0f %% of training:",
            100 * SCHEDULING_LIMIT),
        rows);
  }

  private String ways() {
    int workers = mostWorkers();
    int link = fastestLink();
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("way"));
    settings.networks().forEach(network -> heading.add(network.label()));
    rows.add(heading);
    rows.add(row("as it is", n -> prediction.fewestMinibatches(workers, link, n)));
    rows.add(
        row(
            "averaged on the driver",
            n ->
                prediction.fewestMinibatches(
                    prediction.cluster(workers, link, CombineAt.DRIVER), n)));
    rows.add(
        row(
            "averaged on the executors in 64 slices",
            n ->
                prediction.fewestMinibatches(
                    prediction.cluster(workers, link, CombineAt.EXECUTORS), n)));
    rows.add(
        row(
            "averaged on the executors in as many slices as workers",
            n ->
                prediction.fewestMinibatches(
                    prediction.cluster(workers, link, CombineAt.ALL_EXECUTORS), n)));
    rows.add(
        row(
            DEVICES + " devices a task, so " + workers / DEVICES + " tasks",
            n -> prediction.fewestMinibatches(Math.max(1, workers / DEVICES), link, n)));
    rows.add(
        row(
            String.format(Locale.ROOT, "links of %.0f Gbit/s", FAST_GIGABITS),
            n -> prediction.fewestMinibatches(workers, FAST_GIGABITS, n)));
    return table(
        String.format(
            Locale.ROOT,
            "Fewest minibatches a round for %.0f %% with %s workers and %d Gbit/s, by what is"
                + " done:",
            100 * settings.efficiency(),
            Formats.count(workers),
            link),
        rows);
  }

  private List<String> row(String name, Function<TrainedNetwork, OptionalInt> fewest) {
    List<String> row = new ArrayList<>(List.of(name));
    settings.networks().forEach(network -> row.add(shown(fewest.apply(network), network)));
    return row;
  }

  private int mostWorkers() {
    return settings.workers().get(settings.workers().size() - 1);
  }

  private int fastestLink() {
    return settings.linkGigabits().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  private static String shown(OptionalInt minibatches, TrainedNetwork network) {
    return minibatches.isEmpty()
        ? "never"
        : String.format(
            Locale.ROOT,
            "%s (%s)",
            Formats.count(minibatches.getAsInt()),
            Formats.duration(network.work(minibatches.getAsInt()).trainingSeconds()));
  }

  private static String table(String title, List<List<String>> rows) {
    List<String> lines = new ArrayList<>(List.of(title, ""));
    for (int i = 0; i < rows.size(); i++) {
      lines.add("| " + String.join(" | ", rows.get(i)) + " |");
      if (i == 0) {
        lines.add(
            rows.get(0).stream()
                .skip(1)
                .map(cell -> "---:|")
                .collect(Collectors.joining("", "|---|", "")));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
