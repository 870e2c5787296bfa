package org.trainyard.common.report;

import static j2html.TagCreator.canvas;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;

import j2html.tags.DomContent;
import org.trainyard.common.json.Json;

/**
 * The frame of a chart: its data as JSON, and the same numbers as a table. The table is open and
 * the canvas hidden until the page's script has drawn the chart, so a page without scripts is
 * complete.
 */
final class ChartFigure {
  private ChartFigure() {}

  static DomContent of(String title, Object data, Table numbers) {
    return figure(
            figcaption(title),
            div(canvas().attr("role", "img").attr("aria-label", title)).withClass("canvas"),
            script(rawHtml(safe(Json.line(data)))).withType("application/json"),
            details(summary("Numbers"), numbers.render()).attr("open"))
        .withClass("chart");
  }

  /** JSON that cannot end the script element it stands in, nor open a comment. */
  private static String safe(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
