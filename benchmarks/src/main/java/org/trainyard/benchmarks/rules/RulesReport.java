package org.trainyard.benchmarks.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.result.Spread;
import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.common.report.Formats;

/**
 * The outcome of the study: figures for scripts, a Markdown table for people and for the
 * documentation.
 *
 * @param pipeline file name of the settings
 * @param dataset URI of the dataset
 * @param minibatchesPerRound minibatches of each worker between two averagings
 * @param rules one or more; the first is the one that the others are compared with
 * @param machine where
 */
record RulesReport(
    String pipeline,
    String dataset,
    int minibatchesPerRound,
    List<RuleTrials> rules,
    Machine machine) {
  RulesReport {
    rules = List.copyOf(rules);
  }

  /** Names of the rules whose trainings were not on as many rows as the first one's. */
  List<String> unequal() {
    return rules.stream()
        .filter(each -> !each.comparesWith(first()))
        .map(each -> each.rule().name())
        .toList();
  }

  /** The figures of the {@code RESULT} line. Accuracies are shares. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pipeline", pipeline);
    figures.put("dataset", dataset);
    figures.put("minibatchesPerRound", minibatchesPerRound);
    figures.put("epochs", first().epochs());
    figures.put("rowsEvaluated", first().rowsEvaluated());
    figures.put("seeds", rules.get(0).trials().size());
    figures.put("unequalExamples", unequal());
    figures.put("rules", rules.stream().map(RuleTrials::figures).toList());
    figures.put("machine", machine);
    return figures;
  }

  /** A sentence on what was trained, the table with a line for each rule, and what is amiss. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%s, %s, %s in each training, %s a round, %s, on %s; mean accuracy on %s,"
                + " medians of time.%n%n",
            pipeline,
            Formats.count(first().epochs(), "epoch", "epochs"),
            Formats.count(first().rowsTrained(), "example", "examples"),
            Formats.count(minibatchesPerRound, "minibatch", "minibatches"),
            Formats.count(rules.get(0).trials().size(), "seed", "seeds"),
            machine.described(),
            Formats.count(first().rowsEvaluated(), "row", "rows")));
    text.append(
        String.format(
            "| rule | workers | accuracy | least–greatest | rows trained | bytes moved | seconds |"
                + " examples/s |%n|---|---:|---:|---:|---:|---:|---:|---:|%n"));
    rules.forEach(rule -> text.append(row(rule)));
    if (!unequal().isEmpty()) {
      text.append(
          String.format(
              "%nNot comparable, since other numbers of rows were trained or evaluated than with"
                  + " %s: %s. Train without early stopping.%n",
              rules.get(0).rule().name(), String.join("; ", unequal())));
    }
    return text.toString();
  }

  private static String row(RuleTrials rule) {
    Spread accuracy = rule.accuracy();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s–%s | %s | %s | %.1f | %s |%n",
        rule.rule().name(),
        rule.rule().workers(),
        Formats.percent(accuracy.mean()),
        Formats.percent(accuracy.least()),
        Formats.percent(accuracy.greatest()),
        Formats.count(rule.rowsTrained()),
        Formats.bytes(rule.bytesMoved()),
        rule.seconds().median(),
        Formats.count(Math.round(rule.examplesPerSecond().median())));
  }

  private Trial first() {
    return rules.get(0).trials().get(0);
  }
}
