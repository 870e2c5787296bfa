package org.trainyard.benchmarks.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.benchmarks.trial.Trial;
import org.trainyard.benchmarks.trial.Trials;
import org.trainyard.common.json.Json;

class RulesStudyTest {
  private static final Rule ONE = new Rule("one worker", 1, List.of());
  private static final Rule SLOW = new Rule("slowmo", 4, List.of("train.averaging.rule=slowmo"));

  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void everySeedIsTrainedWithEveryRuleAndItsSettings() {
    List<String> asked = new ArrayList<>();

    study(
            (seed, workers, sets) -> {
              asked.add(seed + "/" + workers + sets);
              return trial(seed, workers, 1000);
            })
        .run(2);

    String slow = "/4[train.averaging.rule=slowmo]";
    assertEquals(List.of("1/1[]", "1" + slow, "2/1[]", "2" + slow), asked);
    String shown = progress.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("seed 2 of 2, slowmo: accuracy 97.20 %, 100 examples/s"), shown);
  }

  @Test
  void theTableHasMeansOfAccuracyAndMediansOfTime() {
    List<String> lines =
        report((seed, workers, sets) -> trial(seed, workers, 1000)).markdown().lines().toList();

    assertEquals(
        List.of(
            "a.conf, 4 epochs, 1,000 examples in each training, 50 minibatches a round, 3 seeds, on"
                + " A Processor with 2 cores; mean accuracy on 500 rows, medians of time.",
            "",
            "| rule | workers | accuracy | least–greatest | rows trained | bytes moved | seconds |"
                + " examples/s |",
            "|---|---:|---:|---:|---:|---:|---:|---:|",
            "| one worker | 1 | 97.33 % | 97.10 %–97.70 % | 1,000 | 1.0 KiB | 10.0 | 100 |",
            "| slowmo | 4 | 97.33 % | 97.10 %–97.70 % | 1,000 | 4.0 KiB | 10.0 | 100 |"),
        lines);
  }

  @Test
  void aRuleThatTrainedOtherRowsIsNamed() {
    RulesReport report =
        report(
            (seed, workers, sets) -> trial(seed, workers, workers == 4 && seed == 2 ? 999 : 1000));

    assertEquals(List.of("slowmo"), report.unequal());
    assertTrue(
        report
            .markdown()
            .contains(
                "Not comparable, since other numbers of rows were trained or evaluated than with one"
                    + " worker: slowmo."),
        report::markdown);
    JsonNode figures = Json.tree(report.figures());
    assertEquals("slowmo", figures.path("unequalExamples").path(0).asText());
    assertEquals(3, figures.path("rules").path(1).path("trials").size());
    assertEquals(0.971, figures.path("rules").path(1).path("accuracy").path("least").asDouble());
  }

  @Test
  void allRulesHaveSettingsOfTheirOwn() {
    List<Rule> rules = Rule.all(4);

    assertEquals(8, rules.size());
    assertEquals(
        8, rules.stream().map(rule -> rule.workers() + " " + rule.sets()).distinct().count());
    assertEquals(1, rules.stream().filter(rule -> rule.workers() == 1).count());
  }

  private RulesReport report(Trials trials) {
    return new RulesReport(
        "a.conf", "file:///d", 50, study(trials).run(3), new Machine("A Processor", 2));
  }

  private RulesStudy study(Trials trials) {
    return new RulesStudy(
        trials, List.of(ONE, SLOW), new PrintStream(progress, true, StandardCharsets.UTF_8));
  }

  /** Of three seeds the second is the middle one in time, and not in accuracy. */
  private static Trial trial(long seed, int workers, long rows) {
    double accuracy = seed == 1 ? 0.971 : seed == 2 ? 0.972 : 0.977;
    double seconds = seed == 1 ? 40 : seed == 2 ? 10 : 8;
    return new Trial(
        seed,
        workers,
        "run",
        4,
        rows,
        500,
        accuracy,
        1000 / seconds,
        1024L * workers,
        seconds,
        "d");
  }
}
