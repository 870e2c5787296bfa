package org.trainyard.benchmarks.averaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.trainyard.common.job.JobException;
import org.trainyard.common.json.Json;

class AveragingStudyTest {
  private static final int ROWS = 54_000;

  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void everySeedIsTrainedWithOneWorkerAndWithSeveral() {
    List<String> asked = new ArrayList<>();

    List<Pair> pairs =
        study(
                (seed, workers, sets) -> {
                  asked.add(seed + "/" + workers);
                  return trial(seed, workers, ROWS, 0.99);
                })
            .run(2);

    assertEquals(List.of("1/1", "1/4", "2/1", "2/4"), asked);
    assertEquals(List.of(1L, 2L), pairs.stream().map(pair -> pair.several().seed()).toList());
    String shown = progress.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("seed 2 of 2, 4 workers: accuracy 99.00 %, 2,600 ex"), shown);
  }

  @Test
  void theDifferenceIsThatOfSeveralWorkersLessOne() {
    StudyReport report = report();

    assertEquals(-0.05, report.difference().mean(), 1e-9);
    JsonNode figures = Json.tree(report.figures());
    assertEquals(-0.05, figures.path("meanDifference").asDouble(), 1e-9);
    assertEquals(-0.05 - 12.7062 * 0.05, figures.path("low").asDouble(), 1e-4);
    assertEquals(-0.05 + 12.7062 * 0.05, figures.path("high").asDouble(), 1e-4);
    assertEquals(4, figures.path("workers").asInt());
    JsonNode second = figures.path("seeds").path(1);
    assertEquals(-0.1, second.path("difference").asDouble(), 1e-9);
    assertEquals(0.99, second.path("one").path("accuracy").asDouble());
    assertEquals("run-2-4", second.path("several").path("runId").asText());
  }

  @Test
  void theTableIsMarkdownWithALineForEachSeedAndTheMean() {
    List<String> lines = report().markdown().lines().toList();

    assertEquals(
        List.of(
            "a.conf, 6 epochs, 54,000 examples in each training, 50 minibatches a round, on A"
                + " Processor with 2 cores; accuracy on 10,000 rows.",
            "",
            "| seed | 1 worker | 4 workers | difference in points |",
            "|---|---:|---:|---:|",
            "| 1 | 99.00 % | 99.00 % | +0.000 |",
            "| 2 | 99.00 % | 98.90 % | -0.100 |",
            "| mean | 99.00 % | 98.95 % | -0.050 (95 % confidence: -0.685 to +0.585) |"),
        lines);
  }

  @Test
  void trainingsOnOtherNumbersOfExamplesDoNotCompare() {
    AveragingStudy study =
        study((seed, workers, sets) -> trial(seed, workers, ROWS - (workers - 1), 0.99));

    JobException refused = assertThrows(JobException.class, () -> study.run(2));

    assertEquals(
        "seed 1: 54000 rows trained and 10000 evaluated with 1 worker, 53997 and 10000 with 4; they"
            + " compare only after the same number of examples, so without early stopping",
        refused.getMessage());
  }

  private StudyReport report() {
    List<Pair> pairs =
        study(
                (seed, workers, sets) ->
                    trial(seed, workers, ROWS, seed == 2 && workers == 4 ? 0.989 : 0.99))
            .run(2);
    return new StudyReport("a.conf", "file:///d", 50, pairs, new Machine("A Processor", 2));
  }

  private AveragingStudy study(Trials trials) {
    return new AveragingStudy(trials, 4, new PrintStream(progress, true, StandardCharsets.UTF_8));
  }

  private static Trial trial(long seed, int workers, long rows, double accuracy) {
    String runId = "run-" + seed + "-" + workers;
    return new Trial(seed, workers, runId, 6, rows, 10_000, accuracy, 2600, 8, 2, "digest");
  }
}
