package org.trainyard.common.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a whole is made up of its parts: one bar, and below it each part with its size and share.
 *
 * @param parts the parts, in order
 */
public record ShareBar(List<Part> parts) {
  private static final int WIDTH = 1000;
  private static final int COLOURS = 6;

  /**
   * A part of the whole.
   *
   * @param name its name
   * @param size how large it is, at least 0
   * @param shown its size as text
   */
  public record Part(String name, double size, String shown) {}

  /** Copies. */
  public ShareBar {
    parts = List.copyOf(parts);
  }

  /** The bar as HTML. */
  public DomContent render() {
    double whole = parts.stream().mapToDouble(Part::size).sum();
    List<DomContent> rectangles = new ArrayList<>();
    List<DomContent> legend = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      double share = whole > 0 ? part.size() / whole : 0;
      String colour = "part" + i % COLOURS;
      rectangles.add(
          tag("rect")
              .attr("class", colour)
              .attr("x", units(from))
              .attr("width", units(share))
              .attr("height", "1"));
      legend.add(
          li(
              span().withClass("swatch " + colour),
              span(part.name()).withClass("name"),
              text(" " + part.shown() + " "),
              span(Formats.percent(share)).withClass("quiet")));
      from += share;
    }
    return div(
            tag("svg")
                .attr("viewBox", "0 0 " + WIDTH + " 1")
                .attr("preserveAspectRatio", "none")
                .attr("aria-hidden", "true")
                .with(rectangles),
            ul(each(legend.stream())))
        .withClass("shares");
  }

  private static String units(double share) {
    return String.format(Locale.ROOT, "%.3f", share * WIDTH);
  }
}
