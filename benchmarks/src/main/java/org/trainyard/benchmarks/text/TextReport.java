package org.trainyard.benchmarks.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.Spread;
import org.trainyard.common.report.Formats;

/**
 * What preparing took beside the library alone.
 *
 * @param library seconds of the bare library, encoding alone
 * @param prepared the whole job, as the settings say
 * @param near the whole job, with near duplicates
 * @param machine where
 */
record TextReport(
    List<Double> library, List<Prepared> prepared, List<Prepared> near, Machine machine) {
  private static final String ALONE = "tokenizer library alone";
  private static final String PREPARE = "prepare";
  private static final String NEAR = "prepare, near duplicates too";

  TextReport {
    library = List.copyOf(library);
    prepared = List.copyOf(prepared);
    near = List.copyOf(near);
  }

  private Map<String, Spread> seconds() {
    Map<String, Spread> seconds = new LinkedHashMap<>();
    seconds.put(ALONE, Spread.of(library, each -> each));
    seconds.put(PREPARE, Spread.of(prepared, Prepared::seconds));
    seconds.put(NEAR, Spread.of(near, Prepared::seconds));
    return seconds;
  }

  /** The figures of the {@code RESULT} line. */
  Map<String, Object> figures() {
    Map<String, Spread> seconds = seconds();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", prepared.get(0).rows());
    figures.put("seconds", seconds);
    figures.put("ratio", seconds.get(PREPARE).median() / seconds.get(ALONE).median());
    figures.put("ratioNear", seconds.get(NEAR).median() / seconds.get(ALONE).median());
    figures.put("peakMemoryBytes", memory(prepared));
    figures.put("machine", machine);
    return figures;
  }

  private static long memory(List<Prepared> runs) {
    return runs.stream().mapToLong(Prepared::peakMemoryBytes).max().orElse(0);
  }

  /** A sentence, and a table. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%s, on %s; `prepare` with the start of Java and Spark, the library's encoding alone.%n%n",
            Formats.count(prepared.get(0).rows(), "text", "texts"), machine.described()));
    text.append(
        String.format("| what | seconds | least–greatest | ratio |%n|---|---:|---:|---:|%n"));
    double alone = seconds().get(ALONE).median();
    seconds()
        .forEach(
            (what, spread) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.1f–%.1f | %.2f |%n",
                        what,
                        spread.median(),
                        spread.least(),
                        spread.greatest(),
                        spread.median() / alone)));
    return text.toString();
  }
}
