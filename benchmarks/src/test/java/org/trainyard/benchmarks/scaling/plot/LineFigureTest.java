package org.trainyard.benchmarks.scaling.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trainyard.common.report.Series;

class LineFigureTest {
  @Test
  void drawsEachPointInItsPlace() {
    Series line =
        new Series(
            "a < b",
            List.of(new Series.Point(1, 0), new Series.Point(4, 0.5), new Series.Point(16, 1)),
            Series.Style.DOTTED);

    String svg =
        new LineFigure(
                "title", Ruler.powers("workers", 2, 1, 16), Ruler.percent("share"), List.of(line))
            .svg();

    assertTrue(svg.contains("d=\"M 70.0 365.0 L 315.0 205.0 L 560.0 45.0\""), svg);
    assertTrue(svg.contains("a &lt; b"), svg);
  }

  @Test
  void powersReachOverBothEnds() {
    Ruler ruler = Ruler.powers("minibatches", 10, 3, 250);

    assertEquals(
        List.of("1", "10", "100", "1,000"), ruler.ticks().stream().map(Ruler.Tick::label).toList());
    assertEquals(0.5, ruler.share(Math.sqrt(1000)), 1e-9);
  }
}
