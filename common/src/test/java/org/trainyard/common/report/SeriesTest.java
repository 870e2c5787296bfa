package org.trainyard.common.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trainyard.common.report.Series.Point;

class SeriesTest {
  @Test
  void thinsManyPointsWithoutLosingAPeak() {
    List<Point> points =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(x -> new Point(x, x == 77_777 ? 99 : x == 31_313 ? -99 : Math.sin(x)))
            .toList();

    Series thinned = new Series("loss", points, Series.Style.FINE).thinned();

    assertTrue(thinned.points().size() <= 1000, "kept " + thinned.points().size());
    assertTrue(thinned.points().size() > 900, "kept " + thinned.points().size());
    assertEquals(points.get(0), thinned.points().get(0));
    assertEquals(points.get(99_999), thinned.points().get(thinned.points().size() - 1));
    assertTrue(thinned.points().contains(new Point(77_777, 99)), "the highest point is kept");
    assertTrue(thinned.points().contains(new Point(31_313, -99)), "the lowest point is kept");
    assertEquals(
        thinned.points(),
        thinned.points().stream().sorted(java.util.Comparator.comparingDouble(Point::x)).toList(),
        "in their order");
  }

  @Test
  void leavesFewPointsAlone() {
    Series one = new Series("loss", List.of(new Point(1, 2)), Series.Style.FINE);

    assertSame(one, one.thinned());
  }
}
