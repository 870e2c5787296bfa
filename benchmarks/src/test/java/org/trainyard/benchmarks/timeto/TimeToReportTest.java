package org.trainyard.benchmarks.timeto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trainyard.benchmarks.result.Machine;
import org.trainyard.common.json.Json;

class TimeToReportTest {
  @TempDir private Path scratch;

  private final List<String> asked = new ArrayList<>();

  @Test
  void onlyTheFirstRepetitionSearchesAndContendersAlternate() {
    race(2, runner("a", 2), runner("b", 1));

    assertEquals(List.of("a1", "a2", "b1", "a2", "b1"), asked);
  }

  @Test
  void theTimeIsTheMedianOfTrainingsThatReachedIt() {
    TimeToReport report = report(race(3, runner("a", 2), runner("b", 8)));

    assertEquals(4.0, report.ratios().get("b/a"), 1e-12);
    assertEquals(
        List.of(
            "Wall time to 97.50 % on the test rows, 100 training rows, on A Processor with 2 cores.",
            "",
            "| who | length | accuracy | seconds | least–greatest |",
            "|---|---:|---:|---:|---:|",
            "| a | 2 epochs | 98.00 % | 20.0 | 20.0–20.0 |",
            "| b | 8 epochs | 98.00 % | 80.0 | 80.0–80.0 |",
            "",
            "b/a: 4.0"),
        report.markdown().lines().toList());
    JsonNode figures = Json.tree(report.figures());
    JsonNode b = figures.path("contenders").path(1);
    assertEquals(80, b.path("seconds").path("median").asDouble());
    assertEquals(3, b.path("repetitions").size());
    assertEquals(1, b.path("repetitions").path(0).path("attempts").path(0).path("length").asInt());
  }

  @Test
  void whoDoesNotArriveIsReportedWithHowFarItCame() {
    List<Attempt> attempts = List.of(new Attempt(25, 9, 0.91), new Attempt(50, 18, 0.9));
    Search.Outcome none = new Search.Outcome(attempts, Optional.empty());
    Standing stuck = new Standing("b", "iterations", List.of(none));

    TimeToReport report = report(List.of(race(1, runner("a", 1)).get(0), stuck));

    assertTrue(
        report.markdown().contains("| b | – | so far 91.00 % | not reached in 30 s | – |"),
        report::markdown);
    assertTrue(report.ratios().isEmpty(), report.ratios()::toString);
    assertFalse(Json.tree(report.figures()).path("contenders").path(1).path("reached").asBoolean());
  }

  private List<Standing> race(int repetitions, Contender... contenders) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Race(List.of(contenders), 0.975, nowhere, scratch).run(repetitions);
  }

  private static TimeToReport report(List<Standing> standings) {
    return new TimeToReport(0.975, 100, 30, standings, new Machine("A Processor", 2));
  }

  private Contender runner(String name, int needed) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String unit() {
        return "epochs";
      }

      @Override
      public int first() {
        return 1;
      }

      @Override
      public Attempt train(int length, Path folder) {
        asked.add(name + length);
        return new Attempt(length, 10 * length, length >= needed ? 0.98 : 0.97);
      }
    };
  }
}
