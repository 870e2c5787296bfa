package org.trainyard.common.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.trainyard.common.storage.Digests;

class PageTest {
  private static final String HOSTILE = "</script><b>\"'&";
  private static final Pattern SCRIPT =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  @Test
  void carriesChartJsOfTheVersionOnTheClassPath() {
    String page = page("plain");

    assertTrue(page.contains("Chart.js v4."), "Chart.js is in the page");
    assertFalse(page.contains("sourceMappingURL"), "nothing is left that a browser may fetch");
  }

  @Test
  void admitsItsOwnScriptsAndStyleByDigestAndNoOther() {
    String page = page("plain");

    String policy = policy(page);
    assertTrue(policy.startsWith("default-src 'none';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    Matcher script = SCRIPT.matcher(page);
    int run = 0;
    while (script.find()) {
      if (!script.group(1).contains("application/json")) {
        assertTrue(policy.contains(digest(script.group(2))), "digest of script " + run);
        run++;
      }
    }
    assertEquals(2, run, "scripts that run");
    Matcher style = STYLE.matcher(page);
    assertTrue(style.find() && policy.contains(digest(style.group(1))), "digest of the style");
    assertFalse(Pattern.compile("<[a-z][^>]* style=").matcher(page).find(), "no inline style");
  }

  @Test
  void loadsNothing() {
    Matcher loads = Pattern.compile("<[^>]+ (?:src|href)=\"?([^\" >]*)").matcher(page("plain"));

    while (loads.find()) {
      assertTrue(loads.group(1).startsWith("#"), "loads or leads to " + loads.group(1));
    }
  }

  @Test
  void escapesEveryTextItIsGiven() {
    String page = page(HOSTILE);

    assertFalse(page.contains(HOSTILE), "the text stands nowhere as it is");
    assertFalse(page.contains("<b>"), "no element came of it");
    assertTrue(page.contains("&lt;/script&gt;&lt;b&gt;"), "it is shown escaped");
    assertTrue(page.contains("\\u003c/script\\u003e\\u003cb\\u003e"), "also in the charts' data");
  }

  @Test
  void refusesTwoSectionsOfOneName() {
    List<Section> twice = List.of(Section.of("Rows", ""), Section.of("Rows", ""));

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Page("k", "t", "s", twice));

    assertEquals(
        "sections of a page need different titles, found [Rows, Rows]", refusal.getMessage());
  }

  private static String page(String text) {
    Series series = new Series(text, List.of(new Series.Point(1, Double.NaN)), Series.Style.FINE);
    Axis axis = Axis.linear(text, Axis.Format.NUMBER);
    long[][] counts = {{5, 1}, {0, 7}};
    return new Page(
            text,
            text,
            text,
            List.of(
                Section.of(
                    text,
                    text,
                    Figure.row(List.of(Figure.of(text, text, text))),
                    new Table(
                            text,
                            List.of(Table.Column.text(text)),
                            List.of(
                                List.of(Cell.of(text)),
                                List.of(Cell.code(text)),
                                List.of(Cell.digest(text))))
                        .render(),
                    new LineChart(text, text, axis, List.of(series)).render(),
                    new BarChart(text, text, List.of(text), axis, Map.of(text, List.of(3L)))
                        .render(),
                    new HeatMap(List.of(text, "other"), counts).render(),
                    new ShareBar(List.of(new ShareBar.Part(text, 1, text))).render())))
        .render();
  }

  private static String policy(String page) {
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertTrue(policy.find(), "the page has a policy");
    return policy.group(1).replace("&#x27;", "'").replace("&#39;", "'");
  }

  private static String digest(String text) {
    byte[] sha256 = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
  }
}
