package org.trainyard.benchmarks.scaling.plot;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.trainyard.common.report.Series;

/**
 * Lines over a common horizontal axis, as one SVG file.
 *
 * @param title what it shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at most {@value #MOST_LINES}
 */
public record LineFigure(String title, Ruler x, Ruler y, List<Series> lines) {
  /** More lines than this could not be told apart. */
  public static final int MOST_LINES = 8;

  private static final double WIDTH = 760;
  private static final double HEIGHT = 420;
  private static final double LEFT = 70;
  private static final double RIGHT = 560;
  private static final double TOP = 45;
  private static final double BOTTOM = 365;
  private static final String[] COLOURS = {"#1b6ca8", "#c8553d", "#2f855a", "#7b4fa3"};
  private static final String[] DASHES = {"none", "6 4"};

  /** Checks and copies. */
  public LineFigure {
    lines = List.copyOf(lines);
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          lines.size() + " lines; no more than " + MOST_LINES + " can be told apart");
    }
  }

  /** The file's text. Points whose y is no number leave a gap at the end of their line. */
  public String svg() {
    List<DomContent> parts = new ArrayList<>();
    parts.add(tag("rect").attr("width", "100%").attr("height", "100%").attr("fill", "#ffffff"));
    parts.add(label(title, LEFT, TOP - 20, "start").attr("font-weight", "bold"));
    parts.add(label(x.title(), (LEFT + RIGHT) / 2, HEIGHT - 12, "middle"));
    parts.add(
        label(y.title(), 0, 0, "middle")
            .attr(
                "transform",
                String.format(Locale.ROOT, "translate(16 %.1f) rotate(-90)", (TOP + BOTTOM) / 2)));
    for (Ruler.Tick tick : x.ticks()) {
      double at = across(tick.value());
      parts.add(rule(at, TOP, at, BOTTOM));
      parts.add(label(tick.label(), at, BOTTOM + 18, "middle"));
    }
    for (Ruler.Tick tick : y.ticks()) {
      double at = up(tick.value());
      parts.add(rule(LEFT, at, RIGHT, at));
      parts.add(label(tick.label(), LEFT - 8, at + 4, "end"));
    }
    for (int i = 0; i < lines.size(); i++) {
      parts.add(curve(lines.get(i), i));
      double at = TOP + 10 + 22 * i;
      parts.add(styled(tag("path").attr("d", path(RIGHT + 15, at, RIGHT + 45, at)), i));
      parts.add(label(lines.get(i).name(), RIGHT + 52, at + 4, "start"));
    }
    return tag("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT))
            .attr("font-family", "sans-serif")
            .attr("font-size", "12")
            .with(parts)
            .render()
            // One element a line, so that a change shows as one.
            .replace("><", ">\n<")
        + "\n";
  }

  private ContainerTag<?> curve(Series line, int number) {
    String points =
        line.points().stream()
            .filter(point -> Double.isFinite(point.y()))
            .map(p -> String.format(Locale.ROOT, "%.1f %.1f", across(p.x()), up(p.y())))
            .collect(Collectors.joining(" L "));
    return styled(tag("path").attr("d", points.isEmpty() ? "" : "M " + points), number);
  }

  private static ContainerTag<?> styled(ContainerTag<?> path, int number) {
    return path.attr("fill", "none")
        .attr("stroke", COLOURS[number % COLOURS.length])
        .attr("stroke-width", "2")
        .attr("stroke-dasharray", DASHES[number / COLOURS.length]);
  }

  private static ContainerTag<?> rule(double fromX, double fromY, double toX, double toY) {
    return tag("path").attr("d", path(fromX, fromY, toX, toY)).attr("stroke", "#dddddd");
  }

  private static String path(double fromX, double fromY, double toX, double toY) {
    return String.format(Locale.ROOT, "M %.1f %.1f L %.1f %.1f", fromX, fromY, toX, toY);
  }

  private static ContainerTag<?> label(String text, double atX, double atY, String anchor) {
    return tag("text")
        .attr("x", String.format(Locale.ROOT, "%.1f", atX))
        .attr("y", String.format(Locale.ROOT, "%.1f", atY))
        .attr("text-anchor", anchor)
        .attr("fill", "#222222")
        .withText(text);
  }

  private double across(double value) {
    return LEFT + x.share(value) * (RIGHT - LEFT);
  }

  private double up(double value) {
    return BOTTOM - y.share(value) * (BOTTOM - TOP);
  }
}
