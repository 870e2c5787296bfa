package org.trainyard.benchmarks.averaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.common.report.Formats;

/**
 * The outcome of a study: figures for scripts, a Markdown table for people and for the
 * documentation.
 *
 * @param pipeline file name of the settings
 * @param dataset URI of the dataset
 * @param minibatchesPerRound minibatches of each worker between two averagings
 * @param pairs two or more, by seed
 * @param machine where
 */
record StudyReport(
    String pipeline, String dataset, int minibatchesPerRound, List<Pair> pairs, Machine machine) {
  StudyReport {
    pairs = List.copyOf(pairs);
  }

  /** Several workers less one, in percentage points of accuracy. */
  PairedDifference difference() {
    return PairedDifference.of(pairs.stream().mapToDouble(Pair::difference).toArray());
  }

  /** The figures of the {@code RESULT} line. Accuracies are shares, differences points. */
  Map<String, Object> figures() {
    PairedDifference difference = difference();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("meanDifference", difference.mean());
    figures.put("low", difference.low());
    figures.put("high", difference.high());
    figures.put("confidence", PairedDifference.CONFIDENCE);
    figures.put("standardDeviation", difference.standardDeviation());
    figures.put("pipeline", pipeline);
    figures.put("dataset", dataset);
    figures.put("workers", first().workers());
    figures.put("minibatchesPerRound", minibatchesPerRound);
    figures.put("epochs", first().epochs());
    figures.put("rowsTrained", first().rowsTrained());
    figures.put("rowsEvaluated", first().rowsEvaluated());
    figures.put("seeds", pairs.stream().map(StudyReport::figures).toList());
    figures.put("machine", machine);
    return figures;
  }

  /** A sentence on what was trained, and the table with a line for each seed. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%s, %s, %s in each training, %s a round, on %s; accuracy on %s.%n%n",
            pipeline,
            Formats.count(first().epochs(), "epoch", "epochs"),
            Formats.count(first().rowsTrained(), "example", "examples"),
            Formats.count(minibatchesPerRound, "minibatch", "minibatches"),
            machine.described(),
            Formats.count(first().rowsEvaluated(), "row", "rows")));
    text.append(
        String.format(
            "| seed | 1 worker | %s | difference in points |%n|---|---:|---:|---:|%n",
            Formats.count(first().workers(), "worker", "workers")));
    for (Pair pair : pairs) {
      text.append(
          row(
              Long.toString(pair.one().seed()),
              pair.one().accuracy(),
              pair.several().accuracy(),
              signed(pair.difference())));
    }
    PairedDifference difference = difference();
    text.append(
        row(
            "mean",
            mean(Pair::one),
            mean(Pair::several),
            String.format(
                Locale.ROOT,
                "%s (%.0f %% confidence: %s to %s)",
                signed(difference.mean()),
                100 * PairedDifference.CONFIDENCE,
                signed(difference.low()),
                signed(difference.high()))));
    return text.toString();
  }

  /** Points with their sign. */
  static String signed(double points) {
    return String.format(Locale.ROOT, "%+.3f", points);
  }

  private static String row(String seed, double one, double several, String difference) {
    return String.format(
        "| %s | %s | %s | %s |%n",
        seed, Formats.percent(one), Formats.percent(several), difference);
  }

  private double mean(Function<Pair, Trial> side) {
    return pairs.stream().mapToDouble(pair -> side.apply(pair).accuracy()).average().orElseThrow();
  }

  private Trial first() {
    return pairs.get(0).several();
  }

  private static Map<String, Object> figures(Pair pair) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seed", pair.one().seed());
    figures.put("difference", pair.difference());
    figures.put("one", pair.one());
    figures.put("several", pair.several());
    return figures;
  }
}
