package org.trainyard.benchmarks.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.benchmarks.result.Spread;
import org.trainyard.benchmarks.trial.Trial;

/**
 * The trials of one rule.
 *
 * @param rule the rule
 * @param trials one for each seed, at least one
 */
record RuleTrials(Rule rule, List<Trial> trials) {
  RuleTrials {
    trials = List.copyOf(trials);
  }

  /** Share of the test rows whose class was predicted, over the seeds. */
  Spread accuracy() {
    return Spread.of(trials, Trial::accuracy);
  }

  /** Wall time of the rounds, over the seeds. */
  Spread seconds() {
    return Spread.of(trials, Trial::seconds);
  }

  /** Rows trained per second, over the seeds. */
  Spread examplesPerSecond() {
    return Spread.of(trials, Trial::examplesPerSecond);
  }

  /** Bytes moved in a training; the median, should a lost worker have made a difference. */
  long bytesMoved() {
    return Math.round(Spread.of(trials, Trial::bytesMoved).median());
  }

  /** Rows trained in a training; the median. */
  long rowsTrained() {
    return Math.round(Spread.of(trials, Trial::rowsTrained).median());
  }

  /** Whether each of its trainings trained and evaluated as many rows as the other. */
  boolean comparesWith(Trial other) {
    return trials.stream()
        .allMatch(
            trial ->
                trial.rowsTrained() == other.rowsTrained()
                    && trial.rowsEvaluated() == other.rowsEvaluated());
  }

  /** What stands in the JSON file. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rule", rule.name());
    figures.put("workers", rule.workers());
    figures.put("settings", rule.sets());
    figures.put("accuracy", accuracy());
    figures.put("rowsTrained", rowsTrained());
    figures.put("bytesMoved", bytesMoved());
    figures.put("seconds", seconds());
    figures.put("examplesPerSecond", examplesPerSecond());
    figures.put("trials", trials);
    return figures;
  }
}
