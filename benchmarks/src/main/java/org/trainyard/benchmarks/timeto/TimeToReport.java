package org.trainyard.benchmarks.timeto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.Spread;
import org.trainyard.common.report.Formats;

/**
 * The outcome of a race: figures for scripts, a Markdown table for people and for the
 * documentation.
 *
 * @param accuracy the share of test rows to reach
 * @param rows training rows
 * @param limit seconds that one training may take
 * @param standings the contenders; the others are compared with the first
 * @param machine where
 */
record TimeToReport(
    double accuracy, int rows, int limit, List<Standing> standings, Machine machine) {
  TimeToReport {
    standings = List.copyOf(standings);
  }

  /** How many times as long as the first each other takes, by the medians, where both arrive. */
  Map<String, Double> ratios() {
    Map<String, Double> ratios = new LinkedHashMap<>();
    Optional<Spread> first = standings.get(0).seconds();
    for (Standing other : standings.subList(1, standings.size())) {
      if (first.isPresent() && other.seconds().isPresent()) {
        ratios.put(
            other.name() + "/" + standings.get(0).name(),
            other.seconds().get().median() / first.get().median());
      }
    }
    return ratios;
  }

  /** The figures of the {@code RESULT} line. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", accuracy);
    figures.put("rows", rows);
    figures.put("limitSeconds", limit);
    figures.put("ratios", ratios());
    figures.put("contenders", standings.stream().map(Standing::figures).toList());
    figures.put("machine", machine);
    return figures;
  }

  /** A sentence on what was raced for, the table, and the ratios. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "Wall time to %s on the test rows, %s, on %s.%n%n",
            Formats.percent(accuracy),
            Formats.count(rows, "training row", "training rows"),
            machine.described()));
    text.append(
        String.format(
            "| who | length | accuracy | seconds | least–greatest |%n|---|---:|---:|---:|---:|%n"));
    standings.forEach(standing -> text.append(row(standing)));
    ratios()
        .forEach(
            (pair, ratio) -> text.append(String.format(Locale.ROOT, "%n%s: %.1f%n", pair, ratio)));
    return text.toString();
  }

  private String row(Standing standing) {
    return standing
        .seconds()
        .map(
            seconds ->
                String.format(
                    Locale.ROOT,
                    "| %s | %d %s | %s | %.1f | %.1f–%.1f |%n",
                    standing.name(),
                    last(standing).length(),
                    standing.unit(),
                    Formats.percent(last(standing).accuracy()),
                    seconds.median(),
                    seconds.least(),
                    seconds.greatest()))
        .orElseGet(
            () ->
                String.format(
                    "| %s | %s | %s | not reached in %d s | %s |%n",
                    standing.name(),
                    Formats.NONE,
                    standing.best().isPresent()
                        ? "so far " + Formats.percent(standing.best().getAsDouble())
                        : Formats.NONE,
                    limit,
                    Formats.NONE));
  }

  private static Attempt last(Standing standing) {
    List<Attempt> reached = standing.reached();
    return reached.get(reached.size() - 1);
  }
}
