package org.trainyard.benchmarks.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trainyard.benchmarks.result.Machine;

class TextReportTest {
  @Test
  void ratiosAreThoseOfMedians() {
    TextReport report =
        new TextReport(
            List.of(10.0, 30.0, 20.0),
            List.of(run(50, 1), run(40, 3), run(60, 2)),
            List.of(run(80, 9), run(90, 9), run(70, 9)),
            new Machine("a cpu", 2));

    Map<String, Object> figures = report.figures();

    assertEquals(2.5, figures.get("ratio"));
    assertEquals(4.0, figures.get("ratioNear"));
    assertEquals(3L, figures.get("peakMemoryBytes"), "the most of all runs as the settings say");
    assertEquals(50_000L, figures.get("rows"));
    assertTrue(
        report.markdown().contains("| prepare | 50.0 | 40.0–60.0 | 2.50 |"), report.markdown());
    assertTrue(report.markdown().contains("| tokenizer library alone | 20.0 | 10.0–30.0 | 1.00 |"));
  }

  private static Prepared run(double seconds, long memory) {
    return new Prepared(seconds, memory, 50_000, Path.of("dataset"));
  }
}
