package org.trainyard.common.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A named line of points.
 *
 * @param name its name in the legend
 * @param points its points, by rising x
 * @param style how it is drawn
 */
public record Series(String name, List<Point> points, Style style) {
  /** The most points of a line that are drawn. */
  public static final int MOST_POINTS = 1000;

  /**
   * A point; a y that is not finite leaves a gap.
   *
   * @param x where, along the horizontal axis
   * @param y the value
   */
  public record Point(double x, double y) {}

  /** How a line is drawn. */
  public enum Style {
    /** A thin line, for many noisy points. */
    FINE,
    /** A line with a dot on each point, for few. */
    DOTTED
  }

  /** Copies. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * This series with at most {@value #MOST_POINTS} points: the first, the last, and the lowest and
   * the highest of each of equally many stretches between them, so that no peak is lost.
   */
  public Series thinned() {
    if (points.size() <= MOST_POINTS) {
      return this;
    }
    int inner = points.size() - 2;
    int stretches = (MOST_POINTS - 2) / 2;
    List<Point> kept = new ArrayList<>(MOST_POINTS);
    kept.add(points.get(0));
    for (int i = 0; i < stretches; i++) {
      int from = 1 + (int) ((long) inner * i / stretches);
      int to = 1 + (int) ((long) inner * (i + 1) / stretches);
      addExtremes(points.subList(from, to), kept);
    }
    kept.add(points.get(points.size() - 1));
    return new Series(name, kept, style);
  }

  private static void addExtremes(List<Point> stretch, List<Point> kept) {
    int lowest = 0;
    int highest = 0;
    for (int i = 1; i < stretch.size(); i++) {
      // Double.compare puts NaN above all numbers.
      lowest = Double.compare(stretch.get(i).y(), stretch.get(lowest).y()) < 0 ? i : lowest;
      highest = Double.compare(stretch.get(i).y(), stretch.get(highest).y()) > 0 ? i : highest;
    }
    kept.add(stretch.get(Math.min(lowest, highest)));
    if (lowest != highest) {
      kept.add(stretch.get(Math.max(lowest, highest)));
    }
  }
}
