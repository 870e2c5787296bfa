package org.trainyard.benchmarks.rules;

import java.util.List;

/**
 * One line of the table.
 *
 * @param name its name
 * @param workers how many train side by side
 * @param sets its settings, {@code key=value}
 */
record Rule(String name, int workers, List<String> sets) {
  private static final String AVERAGING = "train.averaging.";

  Rule {
    sets = List.copyOf(sets);
  }

  /**
   * All rules, each with the values that {@code reference.conf} gives it: those of its authors. The
   * first is one worker, with which the others are compared.
   *
   * @param workers workers of all but the first
   */
  static List<Rule> all(int workers) {
    return List.of(
        rule("one worker", 1, "rule=average"),
        rule("average", workers, "rule=average"),
        rule("average, fp16 changes", workers, "rule=average", "changes=fp16"),
        rule("average, moments reset", workers, "rule=average", "moments=reset"),
        rule("bmuf", workers, "rule=bmuf"),
        rule("slowmo", workers, "rule=slowmo"),
        rule("diloco", workers, "rule=diloco"),
        rule(
            "average, post-local",
            workers,
            "rule=average",
            "post-local.epochs=1",
            "post-local.minibatches-per-round=1"));
  }

  private static Rule rule(String name, int workers, String... sets) {
    return new Rule(name, workers, List.of(sets).stream().map(AVERAGING::concat).toList());
  }
}
