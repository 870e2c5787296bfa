package org.trainyard.benchmarks.rules;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.benchmarks.trial.Trials;

/**
 * Trains with each rule from the same seed, seed after seed, so that noise falls on all of them.
 */
final class RulesStudy {
  private final Trials trials;
  private final List<Rule> rules;
  private final PrintStream progress;

  RulesStudy(Trials trials, List<Rule> rules, PrintStream progress) {
    this.trials = trials;
    this.rules = List.copyOf(rules);
    this.progress = progress;
  }

  /** The trials of each rule with the seeds 1 to {@code seeds}, in the order of the rules. */
  List<RuleTrials> run(int seeds) {
    Map<Rule, List<Trial>> done = new LinkedHashMap<>();
    rules.forEach(rule -> done.put(rule, new ArrayList<>()));
    for (int seed = 1; seed <= seeds; seed++) {
      for (Rule rule : rules) {
        Trial trial = trials.run(seed, rule.workers(), rule.sets());
        done.get(rule).add(trial);
        progress.printf("seed %d of %d, %s: %s%n", seed, seeds, rule.name(), trial.described());
      }
    }
    return done.entrySet().stream()
        .map(entry -> new RuleTrials(entry.getKey(), entry.getValue()))
        .toList();
  }
}
